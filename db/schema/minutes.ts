/** What is left of a session, and how one comes about: minutes, amendments to them, and the question when all could come. */
import { sql } from "drizzle-orm";
import { check, foreignKey, index, instant, integer, primaryKey, table, text } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";
import { readingSessions } from "./sessions";

/** Minutes of a session, a row a version. Version 1 is written by the record itself. */
export const sessionMinutes = table(
  "session_minutes",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    /** Markdown source. */
    body: text("body").notNull(),
    /** `draft`: those who run it work on them. `shown`: attendees read them and may propose amendments. `approved`: for good. */
    state: text("state", { enum: ["draft", "shown", "approved"] }).notNull(),
    by: text("by").references(() => users.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
    /** When this version was mailed to all who were there: once. */
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.version] }),
    check("session_minutes_state_known", sql`${t.state} in ('draft', 'shown', 'approved')`),
  ],
);

/** What an attendee would have the minutes say instead. */
export const amendments = table(
  "amendments",
  {
    id: text("id").primaryKey(),
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    /** The version it was proposed for. */
    version: integer("version").notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    body: text("body").notNull(),
    at: instant("at").notNull(),
    /** `lapsed`: the minutes were approved without it, while it was open. `withdrawn`: by whoever proposed it; its words are gone. */
    state: text("state", { enum: ["open", "taken", "declined", "lapsed", "withdrawn"] }).notNull(),
    /** Why it was taken or declined. */
    answer: text("answer").notNull().default(""),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    index("amendments_session").on(t.sessionId, t.at),
    index("amendments_user").on(t.userId),
    foreignKey({
      // PostgreSQL cuts names at 63 bytes.
      name: "amendments_minutes_fk",
      columns: [t.sessionId, t.version],
      foreignColumns: [sessionMinutes.sessionId, sessionMinutes.version],
    }).onDelete("cascade"),
  ],
);

/** A question to the group: when could you come? It ends as a session. */
export const timePolls = table(
  "time_polls",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    timeZone: text("time_zone").notNull(),
    minutes: integer("minutes").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    /** What became of it. */
    sessionId: text("session_id").references(() => readingSessions.id, { onDelete: "set null" }),
  },
  (t) => [index("time_polls_group").on(t.groupId, t.createdAt)],
);

export const timePollOptions = table(
  "time_poll_options",
  {
    pollId: text("poll_id")
      .notNull()
      .references(() => timePolls.id, { onDelete: "cascade" }),
    startsAt: instant("starts_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.pollId, t.startsAt] })],
);

export const timePollAnswers = table(
  "time_poll_answers",
  {
    pollId: text("poll_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    answer: text("answer", { enum: ["yes", "maybe", "no"] }).notNull(),
    /** Decides, as in `rsvps`, who has a seat where there are fewer than want one. */
    saidAt: instant("said_at"),
  },
  (t) => [
    primaryKey({ columns: [t.pollId, t.startsAt, t.userId] }),
    index("time_poll_answers_user").on(t.userId),
    foreignKey({
      name: "time_poll_answers_option_fk",
      columns: [t.pollId, t.startsAt],
      foreignColumns: [timePollOptions.pollId, timePollOptions.startsAt],
    }).onDelete("cascade"),
  ],
);
