/** A group's rules, what its moderators did, and what was said against that. */
import { boolean, index, instant, integer, json, primaryKey, table, text, unique } from "../columns";
import { users } from "./accounts";
import { cases } from "./cases";
import { groups } from "./groups";

/** The written rules of a group, a row a version; the newest is in force. */
export const groupRules = table(
  "group_rules",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    preamble: text("preamble").notNull().default(""),
    /** In order. A rule keeps its number for good: those of rules that are gone are not given again. */
    rules: json<Array<{ number: number; title: string; text: string }>>("rules").notNull(),
    /** What whoever published it says of the change. */
    note: text("note").notNull().default(""),
    publishedAt: instant("published_at").notNull(),
    publishedBy: text("published_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.version] })],
);

/** How a group moderates. No row: as Lectern proposes. */
export const moderationSettings = table("moderation_settings", {
  groupId: text("group_id")
    .primaryKey()
    .references(() => groups.id, { onDelete: "cascade" }),
  /** `ModerationSettings` of `moderation/settings.ts`. */
  settings: json<Record<string, unknown>>("settings").notNull(),
  changedAt: instant("changed_at").notNull(),
});

/**
 * What a moderator did, with the fields of a statement of reasons (Regulation (EU) 2022/2065, article 17). Never
 * changed but for its end; the group's log tells each in a line of its own.
 */
export const actions = table(
  "actions",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** 1, 2, 3 … in the group, as people cite it. */
    number: integer("number").notNull(),
    /** See `moderation/action.ts`. */
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
    actorId: text("actor_id").references(() => users.id, { onDelete: "set null" }),
    /** In which role. `rule`: by a setting of the group, without a person. */
    actorRole: text("actor_role", {
      enum: ["moderator", "facilitator", "host", "operator", "panel", "rule"],
    }).notNull(),
    /** What made moderators look. */
    source: text("source", { enum: ["report", "own", "held", "appeal", "law"] }).notNull(),
    caseId: text("case_id").references(() => cases.id, { onDelete: "set null" }),
    /** Which rule of the group, in which version, and what it was called. */
    rule: integer("rule"),
    rulesVersion: integer("rules_version"),
    ruleTitle: text("rule_title").notNull().default(""),
    /** For the person concerned, and for the log. */
    reason: text("reason").notNull(),
    /** Whom it concerns. */
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    /** What it was done to. No foreign keys: the record outlives them. */
    commentId: text("comment_id"),
    threadId: text("thread_id"),
    textId: text("text_id"),
    /** null: for good, or until it is lifted. */
    until: instant("until"),
    /** What the kind needs besides: seconds, the question, where a thread was moved to. */
    details: json<Record<string, unknown>>("details").notNull(),
    /** What stood before, so that undoing restores exactly that. */
    before: json<Record<string, unknown>>("before").notNull(),
    /** The words as they were, for those who decide an appeal; wiped when the group keeps them no longer. */
    evidence: json<Record<string, unknown> | null>("evidence"),
    undoneAt: instant("undone_at"),
    undoneBy: text("undone_by").references(() => users.id, { onDelete: "set null" }),
    undoneReason: text("undone_reason").notNull().default(""),
    /** Its time was over, and it was ended. */
    expiredAt: instant("expired_at"),
    /** Whether it was decided without a person. */
    automated: boolean("automated").notNull().default(false),
    /** When what was kept of it was wiped: from then on it is not undone any more. null: not yet. */
    wipedAt: instant("wiped_at"),
  },
  (t) => [
    unique("actions_number").on(t.groupId, t.number),
    index("actions_group").on(t.groupId, t.at),
    index("actions_user").on(t.userId, t.groupId),
    index("actions_comment").on(t.commentId),
    index("actions_until").on(t.until, t.expiredAt),
    index("actions_case").on(t.caseId),
    index("actions_kept").on(t.groupId, t.wipedAt, t.at),
  ],
);

/** An author's objection to an action; one for each. */
export const appeals = table(
  "appeals",
  {
    id: text("id").primaryKey(),
    actionId: text("action_id")
      .notNull()
      .unique()
      .references(() => actions.id, { onDelete: "cascade" }),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    words: text("words").notNull(),
    at: instant("at").notNull(),
    deadline: instant("deadline").notNull(),
    way: text("way", { enum: ["moderator", "panel"] }).notNull(),
    /** `restored`, `passed-up`: what the group does with what is overdue. */
    state: text("state", { enum: ["open", "granted", "refused", "restored", "passed-up", "withdrawn"] }).notNull(),
    caseId: text("case_id").references(() => cases.id, { onDelete: "set null" }),
    decidedBy: text("decided_by").references(() => users.id, { onDelete: "set null" }),
    decidedRole: text("decided_role"),
    reason: text("reason").notNull().default(""),
    decidedAt: instant("decided_at"),
  },
  (t) => [index("appeals_group").on(t.groupId, t.state, t.deadline), index("appeals_author").on(t.authorId)],
);

/** What both sides say about an appeal. */
export const appealMessages = table(
  "appeal_messages",
  {
    id: text("id").primaryKey(),
    appealId: text("appeal_id")
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    side: text("side", { enum: ["author", "moderators", "deciding"] }).notNull(),
    body: text("body").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("appeal_messages_appeal").on(t.appealId, t.at)],
);

/** Who was drawn by lot to decide an appeal. */
export const appealPanel = table(
  "appeal_panel",
  {
    appealId: text("appeal_id")
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    drawnAt: instant("drawn_at").notNull(),
    /** `left`: they may not decide it any more. */
    answer: text("answer", { enum: ["accepted", "declined", "left"] }),
    vote: text("vote", { enum: ["grant", "refuse"] }),
    reason: text("reason").notNull().default(""),
    votedAt: instant("voted_at"),
  },
  (t) => [primaryKey({ columns: [t.appealId, t.userId] }), index("appeal_panel_user").on(t.userId)],
);
