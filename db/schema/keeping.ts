/** What the law asks for: the record of a legal removal, what must be kept meanwhile, and what is kept apart of accounts that are gone. */
import { boolean, index, instant, json, table, text, unique } from "../columns";
import { users } from "./accounts";
import { cases } from "./cases";
import { groups } from "./groups";
import { actions } from "./moderation";

/**
 * Beside an action of the kind `law`, with what an order or a notice names (Regulation (EU) 2022/2065, articles 9, 16 and
 * 17). In a table of its own, since most of it is for few: what is read of actions everywhere never holds it.
 */
export const legalRecords = table(
  "legal_records",
  {
    actionId: text("action_id")
      .primaryKey()
      .references(() => actions.id, { onDelete: "cascade" }),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** `order`: of a court or an authority; `notice`: a person or a body says that it is unlawful; `own`: found so by whoever acted. */
    basis: text("basis", { enum: ["order", "notice", "own"] }).notNull(),
    /** Which law, and what it says: the one thing that the log tells of it. */
    ground: text("ground").notNull(),
    /** Which authority, or who else, asked for it. */
    asker: text("asker").notNull().default(""),
    reference: text("reference").notNull().default(""),
    /** Of the order or the notice, `YYYY-MM-DD`; "": not known. */
    dated: text("dated").notNull().default(""),
    /** Where it has to be out of sight; "": not said. */
    territory: text("territory").notNull().default(""),
    /** Where whoever it concerns can object besides an appeal here. */
    redress: text("redress").notNull().default(""),
    /** Whether whoever it concerns may not be told for now. */
    isSecret: boolean("is_secret").notNull().default(false),
    /** When they are told by itself; null: when somebody says so. */
    tellAt: instant("tell_at"),
    /** null: not yet. */
    toldAt: instant("told_at"),
  },
  (t) => [index("legal_records_group").on(t.groupId), index("legal_records_untold").on(t.toldAt, t.tellAt)],
);

/** Nothing about this is wiped while it stands, whatever the group has set and whoever leaves. */
export const legalHolds = table(
  "legal_holds",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** What it was put on: a case, or a legal removal. */
    caseId: text("case_id").references(() => cases.id, { onDelete: "set null" }),
    actionId: text("action_id").references(() => actions.id, { onDelete: "set null" }),
    /** What that is about, as of a case: all cases and actions about the same are kept with it. */
    subject: text("subject").notNull(),
    /** `subject` while it stands, null after: so that the same is not held twice. */
    openKey: text("open_key").unique(),
    reason: text("reason").notNull(),
    at: instant("at").notNull(),
    by: text("by").references(() => users.id, { onDelete: "set null" }),
    role: text("role").notNull(),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by").references(() => users.id, { onDelete: "set null" }),
    endedReason: text("ended_reason").notNull().default(""),
  },
  (t) => [
    index("legal_holds_group").on(t.groupId, t.at),
    index("legal_holds_case").on(t.caseId),
    index("legal_holds_action").on(t.actionId),
  ],
);

/** What would have gone with an account but for a hold: no page, list or search reads it, and it goes when the hold ends. */
export const heldWords = table(
  "held_words",
  {
    id: text("id").primaryKey(),
    holdId: text("hold_id")
      .notNull()
      .references(() => legalHolds.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["comment", "evidence", "report", "note", "appeal", "message"] }).notNull(),
    /** Of the row they were in. */
    sourceId: text("source_id").notNull(),
    /** Whose they were. The account is gone, so it is no foreign key. */
    personId: text("person_id").notNull(),
    personName: text("person_name").notNull(),
    words: json<Record<string, unknown>>("words").notNull(),
    keptAt: instant("kept_at").notNull(),
  },
  (t) => [unique("held_words_once").on(t.holdId, t.kind, t.sourceId, t.personId)],
);
