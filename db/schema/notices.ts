/** What a person has missed, and mail on its way. */
import { index, instant, integer, json, table, text, unique } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";
import { texts } from "./texts";
import { comments } from "./comments";

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
        ...(["removed", "turned-away"] as const),
        ...(["group-visibility", "group-renamed", "group-archived", "group-restored"] as const),
        ...(["session-planned", "session-changed", "session-cancelled", "session-soon"] as const),
        ...(["time-poll", "minutes-shown"] as const),
        ...(["rules", "moderated", "report-closed", "appeal", "case-waits", "passed-up", "records"] as const),
      ],
    }).notNull(),
    /** Once for each person: the same key again is no second notice. */
    key: text("key").notNull(),
    groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
    textId: text("text_id").references(() => texts.id, { onDelete: "cascade" }),
    /** No foreign key: SQLite would add one without its cascade. A notice of a session that is gone is shown to nobody. */
    sessionId: text("session_id"),
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
    index("notices_session").on(t.sessionId),
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
    /** The same as HTML, where it is more than a few lines. */
    html: text("html"),
    headers: json<Record<string, string>>("headers").notNull(),
    /** An iCalendar object sent along (RFC 5546, RFC 6047): its METHOD, and the whole as text. */
    calendar: json<{ method: "REQUEST" | "CANCEL" | "PUBLISH"; body: string } | null>("calendar"),
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
