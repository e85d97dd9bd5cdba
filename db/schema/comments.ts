/** What members wrote about a text, and how far each has read it. */
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, instant, integer, json, primaryKey, table, text } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";
import { editions, texts } from "./texts";

/** What stands in a comment's place: by which action, under which rule of the group, why, and in which role that was done. */
export type Tombstone = { action: string; rule: number | null; title: string; reason: string; role: string };

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
    /** The session during which it was written. No foreign key: it is written long before and read long after. */
    sessionId: text("session_id"),
    /**
     * Why a comment that its author did not take away is not shown (its `state` is `removed`, so that whatever asks for
     * what is visible finds it nowhere): `held` waits for a moderator and was never shown, `hidden` for now, `edit` until
     * its author has reworded it, `removed` for good, `law` by law. null: shown, or taken away by its author.
     */
    withheld: text("withheld", { enum: ["held", "hidden", "edit", "removed", "law"] }),
    /** What its tombstone says. */
    withheldFor: json<Tombstone | null>("withheld_for"),
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
    index("comments_withheld")
      .on(t.textId, t.place)
      .where(sql`${t.withheld} is not null`),
    index("comments_in_session")
      .on(t.sessionId, t.createdAt)
      .where(sql`${t.sessionId} is not null`),
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
    /** It was reworded while moderators withheld it: for its author and them, however it reads now. */
    isWithheld: boolean("is_withheld").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.version] })],
);

/**
 * What became of threads when a new edition began to be read: those that moved, whose passage is worded otherwise, or
 * that no place was found for. Those that stayed as they were have no row. While an edition waits: only those that
 * somebody placed by hand.
 */
export const threadMoves = table(
  "thread_moves",
  {
    textId: text("text_id").notNull(),
    /** The new one. */
    edition: integer("edition").notNull(),
    threadId: text("thread_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    how: text("how", { enum: ["moved", "changed", "orphaned"] }).notNull(),
    fromPlace: text("from_place").notNull(),
    fromQuote: json<{ exact: string; prefix: string; suffix: string }>("from_quote"),
    /** null: on the shelf. */
    toPlace: text("to_place"),
    toQuote: json<{ exact: string; prefix: string; suffix: string }>("to_quote"),
    /** How sure it is, of 100. */
    score: integer("score").notNull(),
    /** Whoever placed it by hand. */
    placedBy: text("placed_by").references(() => users.id, { onDelete: "set null" }),
    placedAt: instant("placed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.textId, t.edition, t.threadId] }),
    index("thread_moves_thread").on(t.threadId),
    index("thread_moves_placed_by").on(t.placedBy),
    foreignKey({ columns: [t.textId, t.edition], foreignColumns: [editions.textId, editions.number] }).onDelete(
      "cascade",
    ),
    check("thread_moves_how_known", sql`${t.how} in ('moved', 'changed', 'orphaned')`),
  ],
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

/** What applies to writing in a thread, on a text or in a whole group, for as long as it has not ended. */
export const conditions = table(
  "conditions",
  {
    /** Of the action that set it. */
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** null: the whole group. */
    textId: text("text_id").references(() => texts.id, { onDelete: "cascade" }),
    /** The comment that opened the thread; null: the whole text, or group. */
    threadId: text("thread_id"),
    /** `lock`: nobody writes. `slow`: each once in so many seconds. `answers`: only replies to `questionId`. */
    kind: text("kind", { enum: ["lock", "slow", "answers"] }).notNull(),
    seconds: integer("seconds"),
    questionId: text("question_id"),
    since: instant("since").notNull(),
    /** null: until it is lifted. */
    until: instant("until"),
    endedAt: instant("ended_at"),
  },
  (t) => [index("conditions_now").on(t.groupId, t.endedAt)],
);

/** What a group does so that less has to be removed afterwards. No row: nothing. */
export const preventions = table("preventions", {
  groupId: text("group_id")
    .primaryKey()
    .references(() => groups.id, { onDelete: "cascade" }),
  /** `Prevention` of `comments/prevention.ts`. */
  settings: json<Record<string, unknown>>("settings").notNull(),
  changedAt: instant("changed_at").notNull(),
});
