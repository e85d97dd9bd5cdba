/** Reading sessions: when, who comes, and what happened. */
import { sql } from "drizzle-orm";
import { boolean, check, index, instant, integer, json, primaryKey, table, text } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";
import { texts } from "./texts";

/** How a group holds its sessions. No row: as Lectern proposes. */
export const sessionCustoms = table("session_customs", {
  groupId: text("group_id")
    .primaryKey()
    .references(() => groups.id, { onDelete: "cascade" }),
  /** `MeetingRules`: how those who wait are ordered, and what is seen of airtime. */
  rules: json<Record<string, unknown>>("rules").notNull(),
  /** What guests of the group may in a session at most. */
  guests: text("guests", { enum: ["none", "listen", "take-part"] })
    .notNull()
    .default("listen"),
  /** Whether minutes tell who spoke. */
  namesInMinutes: boolean("names_in_minutes").notNull().default(true),
  /** For how long attendees may propose amendments once minutes are shown to them. */
  amendmentDays: integer("amendment_days").notNull().default(7),
  /** Id of the template that new sessions begin with; "": none; null: as Lectern proposes. */
  template: text("template"),
});

/** Sessions that were planned as one, such as every second Tuesday. */
export const sessionSeries = table(
  "session_series",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** `weekly`, every so many weeks; `monthly`, on the same weekday of the month. */
    every: text("every", { enum: ["week", "month"] }).notNull(),
    interval: integer("interval").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("session_series_group").on(t.groupId)],
);

/** A scheduled meeting of a group on its texts. In code a `ReadingSession`; the log-in session is always `AuthSession`. */
export const readingSessions = table(
  "reading_sessions",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    /** What whoever comes should know. Markdown source. */
    about: text("about").notNull().default(""),
    /** A room, an address; "": none. */
    place: text("place").notNull().default(""),
    /** Where the call is; "": none. */
    callUrl: text("call_url").notNull().default(""),
    startsAt: instant("starts_at").notNull(),
    /** IANA; the wall clock that was meant. */
    timeZone: text("time_zone").notNull(),
    minutes: integer("minutes").notNull(),
    /** null: as many as come. */
    capacity: integer("capacity"),
    state: text("state", { enum: ["planned", "live", "ended", "cancelled"] }).notNull(),
    seriesId: text("series_id").references(() => sessionSeries.id, { onDelete: "set null" }),
    /** RFC 5545 SEQUENCE: rises with every change that calendars must hear of. */
    sequence: integer("sequence").notNull().default(0),
    /** When it last rose; null: never. */
    changedAt: instant("changed_at"),
    /** Number of the last line of its record. */
    seq: integer("seq").notNull().default(0),
    guests: text("guests", { enum: ["none", "listen", "take-part"] }).notNull(),
    namesInMinutes: boolean("names_in_minutes").notNull(),
    amendmentDays: integer("amendment_days").notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** When those who may come were reminded. */
    remindedAt: instant("reminded_at"),
    /** Those of a series that were called off together have the same moment here. */
    cancelledAt: instant("cancelled_at"),
    /** When it began, and ended, by its record; null: not yet. */
    beganAt: instant("began_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("reading_sessions_group").on(t.groupId, t.startsAt, t.id),
    index("reading_sessions_series").on(t.seriesId, t.startsAt),
    index("reading_sessions_due").on(t.state, t.startsAt),
    check("reading_sessions_state_known", sql`${t.state} in ('planned', 'live', 'ended', 'cancelled')`),
    check("reading_sessions_seq_counts", sql`${t.seq} >= 0 and ${t.sequence} >= 0`),
  ],
);

/** What a session reads, in order. */
export const sessionTexts = table(
  "session_texts",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.textId] }), index("session_texts_text").on(t.textId)],
);

/** Who runs a session besides those who run every session of the group. */
export const sessionFacilitators = table(
  "session_facilitators",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.userId] }), index("session_facilitators_user").on(t.userId)],
);

/** Who said whether they come. `saidAt` decides who has a seat where there are fewer than want one. */
export const rsvps = table(
  "rsvps",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** `apologies`: does not come, and says so with a word. */
    answer: text("answer", { enum: ["yes", "no", "maybe", "apologies"] }).notNull(),
    note: text("note").notNull().default(""),
    saidAt: instant("said_at").notNull(),
    /** Said when the group was asked for a time that suits, and not since. */
    fromPoll: boolean("from_poll").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.userId] }),
    index("rsvps_user").on(t.userId),
    check("rsvps_answer_known", sql`${t.answer} in ('yes', 'no', 'maybe', 'apologies')`),
  ],
);

/**
 * The record of a session, in order, for good: what happened, when, by whom. All that is shown of a session that runs or
 * has run is made from these lines (`sessions/happen.ts`). Who voted what in a secret poll stands in none of them.
 */
export const sessionEvents = table(
  "session_events",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    /** 1, 2, 3 … without a gap. */
    number: integer("number").notNull(),
    at: instant("at").notNull(),
    /** A user; null: the server itself, or somebody whose account is gone. */
    by: text("by"),
    /** Id of the command it came of, minted by whoever gave it. */
    of: text("of").notNull(),
    kind: text("kind").notNull(),
    /** The rest of the `Happening`. */
    data: json<Record<string, unknown>>("data").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.number] })],
);

/** Where in its texts a session has been, written when it ends: what a text's margin tells of. A block that is gone stays here. */
export const sessionVisits = table(
  "session_visits",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    textId: text("text_id")
      .notNull()
      .references(() => texts.id, { onDelete: "cascade" }),
    block: text("block").notNull(),
    /** When the session came there first. */
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.textId, t.block] }), index("session_visits_text").on(t.textId)],
);

/** The box of a secret poll: how often each choice lies in it, and no more. */
export const sessionBallots = table(
  "session_ballots",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    poll: text("poll").notNull(),
    choice: integer("choice").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.poll, t.choice] }), check("ballots_counted", sql`${t.count} >= 0`)],
);

/** Why some object in a secret poll that is open: sorted, and written anew with each vote, so that neither place nor age tells whose it is. */
export const sessionBallotReasons = table(
  "session_ballot_reasons",
  {
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    poll: text("poll").notNull(),
    reasons: json<string[]>("reasons").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.poll] })],
);

/** Words for those who run the session alone, from somebody who would rather not speak. */
export const sessionMessages = table(
  "session_messages",
  {
    id: text("id").primaryKey(),
    sessionId: text("session_id")
      .notNull()
      .references(() => readingSessions.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    body: text("body").notNull(),
    at: instant("at").notNull(),
    /** When a facilitator put it away. */
    doneAt: instant("done_at"),
  },
  (t) => [index("session_messages_session").on(t.sessionId, t.at), index("session_messages_user").on(t.userId)],
);

/** What the agenda of a session can be made from. */
export const agendaTemplates = table(
  "agenda_templates",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Mode, title, minutes, prompt of each; no passages. */
    items: json<Array<Record<string, unknown>>>("items").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("agenda_templates_group").on(t.groupId)],
);
