/** What waits for a moderator. */
import { index, instant, integer, json, table, text, unique } from "../columns";
import { users } from "./accounts";
import { groups } from "./groups";

/** One thing that waits, with everything that speaks about it; while it is open there is no second one of the same. */
export const cases = table(
  "cases",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["comment", "text", "person", "appeal"] }).notNull(),
    /** What it is about: `comment:ID`, `text:ID`, `person:ID`, `appeal:ID`. */
    subject: text("subject").notNull(),
    /** `subject` while it is open, null after: so that none is open twice. */
    openKey: text("open_key").unique(),
    /** Whom it concerns: the author, or the person; null: nobody that is known. */
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    /** The text it is in, where it is in one. */
    textId: text("text_id"),
    /** Why it waits, each once: see `cases/case.ts`. */
    because: json<string[]>("because").notNull(),
    /** What of a word list was met; for moderators only. */
    found: json<string[]>("found").notNull(),
    reports: integer("reports").notNull().default(0),
    /** Who decides it: where those before are all concerned themselves, the next. */
    decides: text("decides", { enum: ["moderators", "hosts", "operators"] }).notNull(),
    openedAt: instant("opened_at").notNull(),
    /** When something was added last. */
    touchedAt: instant("touched_at").notNull(),
    remindedAt: instant("reminded_at"),
    claimedBy: text("claimed_by").references(() => users.id, { onDelete: "set null" }),
    claimedAt: instant("claimed_at"),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by").references(() => users.id, { onDelete: "set null" }),
    outcome: text("outcome", { enum: ["acted", "approved", "dismissed", "withdrawn"] }),
    /** Rises with every change: whoever decides says which they saw. */
    version: integer("version").notNull().default(1),
    /** When the words of its reports and notes were wiped. null: not yet. */
    wipedAt: instant("wiped_at"),
  },
  (t) => [
    index("cases_kept").on(t.groupId, t.wipedAt, t.closedAt),
    index("cases_waiting").on(t.groupId, t.closedAt, t.openedAt, t.id),
    index("cases_subject").on(t.subject),
    index("cases_user").on(t.userId, t.groupId),
  ],
);

/** What moderators tell each other about a case. */
export const caseNotes = table(
  "case_notes",
  {
    id: text("id").primaryKey(),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    body: text("body").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("case_notes_case").on(t.caseId, t.at)],
);

/** A member's complaint. Who made it is told to moderators only, never to whom it concerns. */
export const reports = table(
  "reports",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    reporterId: text("reporter_id").references(() => users.id, { onDelete: "set null" }),
    /** Which rule of the group, in which version; null: none of them. */
    rule: integer("rule"),
    rulesVersion: integer("rules_version"),
    /** `name`: of a person, what they call themselves. */
    about: text("about", { enum: ["comment", "text", "person", "name"] }).notNull(),
    words: text("words").notNull().default(""),
    at: instant("at").notNull(),
    /** `ignored`: of somebody whose reports are. */
    outcome: text("outcome", { enum: ["upheld", "declined", "ignored", "withdrawn"] }),
    closedAt: instant("closed_at"),
  },
  (t) => [
    unique("reports_once").on(t.caseId, t.reporterId),
    index("reports_reporter").on(t.reporterId, t.groupId),
    index("reports_group").on(t.groupId, t.at),
  ],
);

/** Whose reports open no case in a group, after many that were false. */
export const ignoredReporters = table(
  "ignored_reporters",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    since: instant("since").notNull(),
    until: instant("until").notNull(),
    by: text("by"),
  },
  (t) => [unique("ignored_reporters_once").on(t.groupId, t.userId), index("ignored_reporters_user").on(t.userId)],
);
