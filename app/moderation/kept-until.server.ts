/** Until when what moderators had to read is kept: looked up for many rows at once, for pages and for the job that wipes. */
import { and, inArray, isNull, or } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { subjectOf } from "../cases/case";
import type { CaseRow } from "../cases/cases.server";
import { appealable, isOf } from "./action";
import { appealEnds } from "./appeal";
import { kindOf, stateOf, type ActionRow } from "./in-force.server";
import { actionKeptUntil, caseKeptUntil, type ActionFacts } from "./keeping";
import { isUntold, toldFrom } from "./law";
import type { ModerationSettings } from "./settings";

const { actions, appeals, cases, legalHolds } = schema;

type Rules = Pick<ModerationSettings, "keepMonths" | "appealWithin">;
type Until = Map<string, number | null>;

/** By id of the action. */
export async function actionsKeptUntil(db: Db, rows: ActionRow[], rules: Rules): Promise<Until> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const theirCases = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  const [objections, ofCases] = await Promise.all([
    db.select().from(appeals).where(inArray(appeals.actionId, ids)),
    theirCases.length === 0 ? [] : db.select().from(cases).where(inArray(cases.id, theirCases)),
  ]);
  const subjectsOf = (row: ActionRow) => [
    ...(row.commentId ? [subjectOf("comment", row.commentId)] : []),
    ...ofCases.filter(({ id }) => id === row.caseId).map(({ subject }) => subject),
    ...objections.filter(({ actionId }) => actionId === row.id).map(({ id }) => subjectOf("appeal", id)),
  ];
  const open = await openOf(db, rows.flatMap(subjectsOf));
  return new Map(
    rows.map((row) => {
      const objection = objections.find(({ actionId }) => actionId === row.id);
      // Where somebody was told later, they can object from then on.
      const from = toldFrom(row);
      const facts: ActionFacts = {
        ...{ at: row.at.getTime(), endedAt: (row.undoneAt ?? row.expiredAt)?.getTime() ?? null },
        until: stateOf(row) === "in-force" ? (row.until?.getTime() ?? null) : null,
        appealEnds: row.userId && isOf(appealable, kindOf(row)) ? appealEnds(from.getTime(), rules) : null,
        appeal: objection
          ? { isOpen: objection.state === "open", decidedAt: objection.decidedAt?.getTime() ?? null }
          : null,
        closedAt: ofCases.find(({ id }) => id === row.caseId)?.closedAt?.getTime() ?? null,
        isOpen: subjectsOf(row).some((each) => open.has(each)) || isUntold(row),
      };
      return [row.id, actionKeptUntil(facts, rules.keepMonths)];
    }),
  );
}

/** By id of the case. */
export async function casesKeptUntil(db: Db, rows: CaseRow[], rules: Rules): Promise<Until> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const objections = await db.select().from(appeals).where(inArray(appeals.caseId, ids));
  const objected = objections.map(({ actionId }) => actionId);
  const done = await db
    .select()
    .from(actions)
    .where(
      and(
        isNull(actions.wipedAt),
        or(inArray(actions.caseId, ids), objected.length > 0 ? inArray(actions.id, objected) : undefined),
      ),
    );
  const [until, open] = [
    await actionsKeptUntil(db, done, rules),
    await openOf(
      db,
      rows.map(({ subject }) => subject),
    ),
  ];
  const isIn = (row: ActionRow, of: CaseRow) =>
    row.caseId === of.id || objections.some(({ caseId, actionId }) => caseId === of.id && actionId === row.id);
  return new Map(
    rows.map((of) => {
      const facts = { closedAt: of.closedAt?.getTime() ?? null, isOpen: open.has(of.subject) };
      const its = done.filter((row) => isIn(row, of)).map(({ id }) => until.get(id) ?? null);
      return [of.id, caseKeptUntil({ ...facts, actions: its }, rules.keepMonths)];
    }),
  );
}

/** Of these, what waits for somebody or is held for the law. */
async function openOf(db: Db, subjects: string[]): Promise<Set<string>> {
  const asked = [...new Set(subjects)];
  if (asked.length === 0) return new Set();
  const [waiting, held] = await Promise.all([
    db.select({ subject: cases.openKey }).from(cases).where(inArray(cases.openKey, asked)),
    db.select({ subject: legalHolds.openKey }).from(legalHolds).where(inArray(legalHolds.openKey, asked)),
  ]);
  return new Set([...waiting, ...held].flatMap(({ subject }) => subject ?? []));
}

/** One of them, for its page. */
export const keptUntilOf = async (db: Db, row: ActionRow, rules: Rules): Promise<number | null> =>
  (await actionsKeptUntil(db, [row], rules)).get(row.id) ?? null;
