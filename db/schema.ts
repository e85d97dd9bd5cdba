/**
 * Every table, written once for both databases (see `columns.ts`). The words are those of the product; ids are
 * text (minted by whoever makes the row), instants are UTC milliseconds. What must always hold stands here as
 * `check`, `unique` or foreign key as well as in the verbs.
 */
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, instant, integer, json, primaryKey, table, text, unique } from "./columns";

/** Accounts of this installation. `nameKey` and `emailKey` are what must be unique: folded, look-alikes mapped. */
export const users = table("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull().unique(),
  email: text("email").notNull(),
  emailKey: text("email_key").notNull().unique(),
  /** argon2id in PHC form; null: nobody can sign in with a password. */
  passwordHash: text("password_hash"),
  isOperator: boolean("is_operator").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

/** Log-in sessions. The id is the SHA-256 of what the cookie carries, so a leaked backup is no leaked log-in. */
export const authSessions = table(
  "auth_sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    /** The end that no use postpones. */
    endsAt: instant("ends_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("auth_sessions_user").on(t.userId)],
);

/** Personal tokens for the API; `hash` is the SHA-256 of the token, which is shown once. */
export const apiTokens = table(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull().unique(),
    name: text("name").notNull(),
    scopes: json<Array<"read" | "write" | "moderate" | "operate">>("scopes").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("api_tokens_user").on(t.userId)],
);

/** One-time links of the installation, such as the one that makes whoever opens it the operator. */
export const oneTimeLinks = table("one_time_links", {
  hash: text("hash").primaryKey(),
  purpose: text("purpose", { enum: ["operator"] }).notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
});

/** Circles of people reading together. */
export const groups = table(
  "groups",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    visibility: text("visibility", { enum: ["public", "unlisted", "private"] }).notNull(),
    joining: text("joining", { enum: ["open", "request", "invite"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    /** Rises with every change of the group itself, so cached pages know when they are stale. */
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    index("groups_visibility").on(t.visibility, t.id),
    check("groups_visibility_known", sql`${t.visibility} in ('public', 'unlisted', 'private')`),
    check("groups_joining_known", sql`${t.joining} in ('open', 'request', 'invite')`),
  ],
);

/** A user in a group. */
export const memberships = table(
  "memberships",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["host", "facilitator", "moderator", "member"] }).notNull(),
    /** `pending`: asked to join, waits for a host; may not yet see what members see. */
    state: text("state", { enum: ["active", "pending"] }).notNull(),
    joinedAt: instant("joined_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.userId] }),
    index("memberships_user").on(t.userId),
    check("memberships_role_known", sql`${t.role} in ('host', 'facilitator', 'moderator', 'member')`),
    check("memberships_state_known", sql`${t.state} in ('active', 'pending')`),
  ],
);

/** Links that let people into a group. `uses` is counted in the transaction that adds the member. */
export const invites = table(
  "invites",
  {
    code: text("code").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** null: as many as like. */
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("invites_group").on(t.groupId),
    check("invites_uses_bounded", sql`${t.uses} >= 0 and (${t.maxUses} is null or ${t.uses} <= ${t.maxUses})`),
  ],
);

/** Something a group reads. `seq` is the counter that stamps every change of its discussion. */
export const texts = table(
  "texts",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    byline: text("byline").notNull().default(""),
    /** BCP 47, `und` when unknown. */
    language: text("language").notNull().default("und"),
    seq: integer("seq").notNull().default(0),
    /** Number of the edition that is read now. */
    edition: integer("edition").notNull().default(1),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("texts_group").on(t.groupId, t.createdAt), check("texts_seq_counts", sql`${t.seq} >= 0`)],
);

/** One immutable version of a text's content. */
export const editions = table(
  "editions",
  {
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    /** SHA-256 of the source, so that the same file twice is recognised. */
    sourceHash: text("source_hash").notNull(),
    format: text("format", { enum: ["plain", "markdown"] }).notNull(),
    words: integer("words").notNull(),
    /** How many blocks carry a number. */
    numbered: integer("numbered").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.textId, t.number] })],
);

/** A heading and what stands under it. */
export const sections = table(
  "sections",
  {
    textId: text("text_id").notNull(),
    edition: integer("edition").notNull(),
    /** Stable within the text, survives into the next edition with its heading. */
    id: text("id").notNull(),
    position: integer("position").notNull(),
    /** null: what stands before the first heading. */
    heading: text("heading"),
    /** 1 … 6. */
    level: integer("level").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.textId, t.edition, t.id] }),
    unique("sections_in_order").on(t.textId, t.edition, t.position),
    foreignKey({ columns: [t.textId, t.edition], foreignColumns: [editions.textId, editions.number] }).onDelete(
      "cascade",
    ),
  ],
);

/** The smallest addressable part of a text. `html` has passed the importer's sanitiser; `text` is what it says. */
export const blocks = table(
  "blocks",
  {
    textId: text("text_id").notNull(),
    edition: integer("edition").notNull(),
    id: text("id").notNull(),
    sectionId: text("section_id").notNull(),
    position: integer("position").notNull(),
    /** ¶ number; null for captions and footnotes, which belong to what they explain. */
    number: integer("number"),
    kind: text("kind", {
      enum: ["paragraph", "list", "quote", "verse", "caption", "table", "code", "footnote"],
    }).notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.textId, t.edition, t.id] }),
    unique("blocks_in_order").on(t.textId, t.edition, t.position),
    foreignKey({
      columns: [t.textId, t.edition, t.sectionId],
      foreignColumns: [sections.textId, sections.edition, sections.id],
    }).onDelete("cascade"),
  ],
);

/** What members wrote. Threads are rows with the same `threadId`, the id of the comment that opened the thread. */
export const comments = table(
  "comments",
  {
    /** Minted by the writer's browser, so that sending twice is the same comment, not two. */
    id: text("id").primaryKey(),
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    /** The edition it was written on. */
    edition: integer("edition").notNull(),
    /** Where it hangs: `text`, `section:ID` or `block:ID` (see `comments/anchor.ts`). One word, so one index serves all. */
    place: text("place").notNull(),
    quote: json<{ exact: string; prefix: string; suffix: string }>("quote"),
    parentId: text("parent_id"),
    threadId: text("thread_id").notNull(),
    kind: text("kind", { enum: ["comment", "question"] }).notNull(),
    /** Only of questions. */
    question: text("question", { enum: ["open", "answered", "parked"] }),
    state: text("state", { enum: ["visible", "removed"] }).notNull(),
    removedAt: instant("removed_at"),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    body: text("body").notNull(),
    html: text("html").notNull(),
    /** Ids of the users it mentions by name. */
    mentions: json<string[]>("mentions").notNull(),
    version: integer("version").notNull().default(1),
    /** The change of the text that last touched it, and the one that made it. */
    seq: integer("seq").notNull(),
    bornSeq: integer("born_seq").notNull(),
    /** Visible replies directly to it. */
    replyCount: integer("reply_count").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
  },
  (t) => [
    index("comments_by_change").on(t.textId, t.seq, t.id),
    index("comments_by_place").on(t.textId, t.place, t.threadId, t.bornSeq),
    index("comments_by_thread").on(t.threadId, t.bornSeq),
    index("comments_by_parent").on(t.parentId),
    index("comments_by_author").on(t.authorId),
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id] }).onDelete("cascade"),
    check("comments_kind_known", sql`${t.kind} in ('comment', 'question')`),
    check("comments_question_state", sql`(${t.kind} = 'question') = (${t.question} is not null)`),
    check("comments_state_known", sql`${t.state} in ('visible', 'removed')`),
    check("comments_length", sql`length(${t.body}) <= 20000`),
  ],
);

/** Earlier wordings, oldest first by `version`; the present one stands in `comments`. */
export const commentVersions = table(
  "comment_versions",
  {
    commentId: text("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    body: text("body").notNull(),
    html: text("html").notNull(),
    /** When this wording was written. */
    writtenAt: instant("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.version] })],
);

/** One tap on a comment. */
export const reactions = table(
  "reactions",
  {
    commentId: text("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.userId, t.name] })],
);

/** How far a reader is in a text. What was written up to `baselineSeq` was there before they came and is not new to them. */
export const readings = table(
  "readings",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    blockId: text("block_id"),
    baselineSeq: integer("baseline_seq").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.textId] }), index("readings_text").on(t.textId)],
);

/** Up to which change a reader has seen the discussion of a place. */
export const seenPlaces = table(
  "seen_places",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    place: text("place").notNull(),
    seq: integer("seq").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.textId, t.place] }), index("seen_places_text").on(t.textId)],
);
