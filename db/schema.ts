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
  /** When a link sent to the address was opened; null: nobody knows whether it is theirs. */
  emailConfirmedAt: instant("email_confirmed_at"),
  /** Came in by a guests' link: a name and a place in one group, no address and no password. */
  isGuest: boolean("is_guest").notNull().default(false),
  /** Set by an operator: nobody comes in with this account. */
  disabledAt: instant("disabled_at"),
  /** Asked to be deleted; done after a day of grace, in the way chosen. */
  deleteAt: instant("delete_at"),
  deletion: text("deletion", { enum: ["keep-words", "remove-words"] }),
  /** Whether notices are mailed where the membership says nothing. */
  mailNotices: boolean("mail_notices").notNull().default(true),
  /** Carried by the links in mail that end it; stops mail and nothing else. Made with the first such mail. */
  mailKey: text("mail_key"),
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
    lastUsedAt: instant("last_used_at"),
    /** When its user last proved who they are (password, second factor, passkey): acts of weight ask for it anew. */
    provedAt: instant("proved_at"),
    /** `User-Agent` as sent, cut, to tell one's devices apart. */
    device: text("device").notNull().default(""),
    /** The network it was last used from: an IPv4 address, or an IPv6 /64. */
    network: text("network").notNull().default(""),
  },
  (t) => [index("auth_sessions_user").on(t.userId)],
);

/** The second factor of an account: a TOTP secret (RFC 6238), and the last step used, so that no code works twice. */
export const secondFactors = table("second_factors", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Base32. */
  secret: text("secret").notNull(),
  createdAt: instant("created_at").notNull(),
  /** null: being set up, asked for by nobody yet. */
  confirmedAt: instant("confirmed_at"),
  lastStep: integer("last_step").notNull().default(0),
});

/** Codes that stand in for a lost second factor, once each. */
export const recoveryCodes = table(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** WebAuthn credentials. */
export const passkeys = table(
  "passkeys",
  {
    /** The credential id, base64url. */
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    counter: integer("counter").notNull(),
    transports: json<string[]>("transports").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

/** Accounts at an OpenID Connect provider through which somebody signs in here. */
export const externalIdentities = table(
  "external_identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("external_identities_user").on(t.userId)],
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

/** What works once and not for long: links that are printed or mailed, and steps of signing in under way. */
export const oneTimeLinks = table(
  "one_time_links",
  {
    hash: text("hash").primaryKey(),
    purpose: text("purpose", {
      enum: [
        "operator",
        "confirm-email",
        "reset-password",
        "change-email-old",
        "change-email-new",
        "keep-account",
        "second-factor",
        "passkey",
        "oidc",
      ],
    }).notNull(),
    /** Whose it is; null where nobody is known yet. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** What the purpose needs to know: a new address, a challenge, where to go afterwards. */
    data: json<Record<string, string>>("data"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("one_time_links_user").on(t.userId, t.purpose), index("one_time_links_end").on(t.expiresAt)],
);

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
    /** Read by those who could read it, changed by nobody, until it is restored. */
    archivedAt: instant("archived_at"),
    /** BCP 47. */
    language: text("language").notNull().default("en"),
    /** IANA. */
    timeZone: text("time_zone").notNull().default("UTC"),
    /** What whoever asks to come in is asked; "": nothing. */
    joinQuestion: text("join_question").notNull().default(""),
    /** What a guests' link may grant at most. */
    guests: text("guests", { enum: ["none", "read", "comment"] })
      .notNull()
      .default("none"),
  },
  (t) => [
    index("groups_visibility").on(t.visibility, t.id),
    check("groups_visibility_known", sql`${t.visibility} in ('public', 'unlisted', 'private')`),
    check("groups_joining_known", sql`${t.joining} in ('open', 'request', 'invite')`),
  ],
);

/** Addresses a group had before: they lead to it for as long as no other group has them. */
export const formerSlugs = table(
  "former_slugs",
  {
    slug: text("slug").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    endedAt: instant("ended_at").notNull(),
  },
  (t) => [index("former_slugs_group").on(t.groupId)],
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
    /** Of a guest, what they may; null: no guest. Their role is `member`. */
    guest: text("guest", { enum: ["read", "comment"] }),
    /** What they wrote when they asked to come in. */
    answer: text("answer").notNull().default(""),
    /** Whether this group's notices are mailed; null: as the account says. */
    mailNotices: boolean("mail_notices"),
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
    /** What it makes of whoever comes: a member, or a guest who may read, or comment too. */
    grants: text("grants", { enum: ["member", "read", "comment"] })
      .notNull()
      .default("member"),
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
    /** Place in the group's syllabus, from 1; those without one (0) come first, newest first. */
    position: integer("position").notNull().default(0),
    /** The day the group means to have read it by, `YYYY-MM-DD` in the group's time zone. */
    dueOn: text("due_on"),
    /** `locked`: read, not commented on. `archived`: the same, and kept out of the way. */
    state: text("state", { enum: ["open", "locked", "archived"] })
      .notNull()
      .default("open"),
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
    // With `state`, so that what is visible at each place is counted without touching the rows.
    index("comments_by_place").on(t.textId, t.place, t.bornSeq, t.state),
    index("comments_by_birth").on(t.textId, t.bornSeq),
    index("comments_by_thread").on(t.threadId, t.bornSeq),
    index("comments_by_parent").on(t.parentId),
    index("comments_by_author").on(t.authorId, t.textId, t.place, t.state),
    // Few of many: what a million comments would otherwise be searched for.
    index("comments_questions")
      .on(t.textId, t.question, t.place)
      .where(sql`${t.question} is not null`),
    index("comments_quoting")
      .on(t.textId, t.place)
      .where(sql`${t.quote} is not null`),
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

/**
 * What a person has missed. Says what happened and where, never the words themselves: those are looked up when it is
 * shown, by what the person may see then.
 */
export const notices = table(
  "notices",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind", {
      enum: [
        ...(["mention", "reply", "answer", "asked-to-join", "let-in"] as const),
        ...(["role", "new-text", "new-member", "security", "webhook-paused"] as const),
      ],
    }).notNull(),
    /** Once for each person: the same key again is no second notice. */
    key: text("key").notNull(),
    groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
    textId: text("text_id").references(() => texts.id, { onDelete: "cascade" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    /** Whose act it was. */
    actorId: text("actor_id").references(() => users.id, { onDelete: "cascade" }),
    /** What cannot be looked up later: the role that was given. */
    data: json<Record<string, string>>("data").notNull(),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
    /** What it is about was taken back: shown to nobody while this stands. */
    withdrawnAt: instant("withdrawn_at"),
    /** When it was handed to the mail queue, or was found not to be mailed. */
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    unique("notices_once").on(t.userId, t.key),
    index("notices_inbox").on(t.userId, t.createdAt, t.id),
    // Counted on every page of whoever is signed in.
    index("notices_unread").on(t.userId, t.readAt),
    index("notices_comment").on(t.commentId),
    index("notices_group").on(t.groupId, t.userId),
    index("notices_to_mail").on(t.mailedAt, t.createdAt),
  ],
);

/** Mail on its way. Queued in the write that it tells of; sent by whoever holds the lease. */
export const mails = table(
  "mails",
  {
    id: text("id").primaryKey(),
    /** The address; kept only until it is sent. */
    to: text("to").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    headers: json<Record<string, string>>("headers").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Not before this; moves on with each try that failed. */
    dueAt: instant("due_at").notNull(),
    /** After this it says nothing true any more (a link that has ended) and is dropped. */
    expiresAt: instant("expires_at").notNull(),
    /** Who sends it holds it until then. */
    leasedUntil: instant("leased_until"),
    tries: integer("tries").notNull().default(0),
    sentAt: instant("sent_at"),
    /** Given up. */
    failedAt: instant("failed_at"),
    /** What the mail server said last. */
    fault: text("fault"),
  },
  (t) => [index("mails_due").on(t.sentAt, t.failedAt, t.dueAt)],
);

/** Addresses outside that are told what happens in a group. */
export const webhooks = table(
  "webhooks",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    /** Signs each delivery. */
    secret: text("secret").notNull(),
    events: json<string[]>("events").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** Failed too often, or switched off by a host. */
    pausedAt: instant("paused_at"),
    /** Deliveries in a row that were given up. */
    failures: integer("failures").notNull().default(0),
  },
  (t) => [index("webhooks_group").on(t.groupId)],
);

/** What was told to a webhook, or is still to be: queue and log in one. */
export const webhookDeliveries = table(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    event: text("event").notNull(),
    /** The body as it is sent, word for word on each try. */
    payload: text("payload").notNull(),
    createdAt: instant("created_at").notNull(),
    /** null: done or given up. */
    dueAt: instant("due_at"),
    leasedUntil: instant("leased_until"),
    tries: integer("tries").notNull().default(0),
    deliveredAt: instant("delivered_at"),
    /** HTTP status of the last try; null: no answer. */
    status: integer("status"),
    /** The beginning of the last answer, or why there was none. */
    answer: text("answer").notNull().default(""),
    /** Milliseconds of the last try. */
    duration: integer("duration"),
  },
  (t) => [
    index("webhook_deliveries_due").on(t.dueAt),
    index("webhook_deliveries_log").on(t.webhookId, t.createdAt, t.id),
  ],
);

/**
 * Every use of power over a group or the installation, in order, for good. `hash` is the SHA-256 of the row and of the
 * hash before it, so that a line changed or taken out later shows.
 */
export const acts = table(
  "acts",
  {
    /** 1, 2, 3 … without a gap. */
    number: integer("number").primaryKey(),
    at: instant("at").notNull(),
    /** null: the operator's tool, or somebody whose account is gone. */
    actorId: text("actor_id"),
    /** null: of the installation. Not a foreign key: the log outlives what it tells of. */
    groupId: text("group_id"),
    /** What was done, such as `member.role`. */
    act: text("act").notNull(),
    /** Whom or what it was done to: an id. */
    targetId: text("target_id"),
    before: json<Record<string, unknown> | null>("before"),
    after: json<Record<string, unknown> | null>("after"),
    reason: text("reason").notNull().default(""),
    hash: text("hash").notNull(),
  },
  (t) => [index("acts_group").on(t.groupId, t.number)],
);
