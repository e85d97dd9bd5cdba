/**
 * Wipes the words that moderators had to read, once the group keeps them no longer: those of reports, notes and appeals,
 * the words kept with an action, and those of the comment that it took away. Rule, reason, kind and dates stay, and so does
 * the chained log, which never held such words. A few at a time, each few in a write of their own in which is asked again
 * whether nothing is open: every process may do it, and done again it changes nothing.
 */
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { tellPages } from "../comments/telling.server";
import { wipeWithheld } from "../comments/wiping.server";
import { kindOf, stateOf, withholding, type ActionRow } from "./in-force.server";
import { monthsAfter } from "./keeping";
import { actionsKeptUntil, casesKeptUntil } from "./kept-until.server";
import { moderationLimits } from "./settings";
import { moderationOf } from "./settings.server";

const { actions, appealMessages, appealPanel, appeals, caseNotes, cases, legalRecords, reports } = schema;

/** Rows in one write: others wait no longer than for this. */
const inOneGo = 20;

export type Wiped = { actions: number; cases: number };

/** The job. @returns how many lost their words */
export async function wipeOutlived(now = Date.now()): Promise<Wiped> {
  const wiped: Wiped = { actions: 0, cases: 0 };
  for (const groupId of await groupsWithOld(now)) {
    const { keepMonths } = await moderationOf(read(), groupId);
    const before = new Date(monthsAfter(now, -keepMonths));
    // First what was done: a case is kept for as long as anything that was done in it.
    wiped.actions += await inSlices(
      (after) => oldActions(groupId, before, after),
      (ids) => wipeActions(groupId, ids, now),
    );
    wiped.cases += await inSlices(
      (after) => oldCases(groupId, before, after),
      (ids) => wipeCases(groupId, ids, now),
    );
  }
  return wiped;
}

/** Where anything is old enough for the shortest time that there is. */
async function groupsWithOld(now: number): Promise<string[]> {
  const before = new Date(monthsAfter(now, -moderationLimits.keepMonths.min));
  const [done, decided] = await Promise.all([
    read()
      .selectDistinct({ id: actions.groupId })
      .from(actions)
      .where(and(isNull(actions.wipedAt), lte(actions.at, before))),
    read()
      .selectDistinct({ id: cases.groupId })
      .from(cases)
      .where(and(isNull(cases.wipedAt), lte(cases.closedAt, before))),
  ]);
  return [...new Set([...done, ...decided].map(({ id }) => id))];
}

type Old = { id: string; at: Date };

/** Goes through all that is old, also past what must stay a while longer. */
async function inSlices(
  some: (after: Old | null) => Promise<Old[]>,
  wipe: (ids: string[]) => Promise<number>,
): Promise<number> {
  let wiped = 0;
  for (let after: Old | null = null; ;) {
    const slice: Old[] = await some(after);
    if (slice.length > 0) wiped += await wipe(slice.map(({ id }) => id));
    if (slice.length < inOneGo) return wiped;
    after = slice.at(-1) ?? null;
  }
}

function oldActions(groupId: string, before: Date, after: Old | null): Promise<Old[]> {
  const past = after && or(gt(actions.at, after.at), and(eq(actions.at, after.at), gt(actions.id, after.id)));
  return read()
    .select({ id: actions.id, at: actions.at })
    .from(actions)
    .where(and(eq(actions.groupId, groupId), isNull(actions.wipedAt), lte(actions.at, before), past ?? undefined))
    .orderBy(asc(actions.at), asc(actions.id))
    .limit(inOneGo);
}

async function oldCases(groupId: string, before: Date, after: Old | null): Promise<Old[]> {
  const past = after && or(gt(cases.closedAt, after.at), and(eq(cases.closedAt, after.at), gt(cases.id, after.id)));
  const which: SQL | undefined = and(eq(cases.groupId, groupId), isNull(cases.wipedAt), isNotNull(cases.closedAt));
  const rows = await read()
    .select({ id: cases.id, at: cases.closedAt })
    .from(cases)
    .where(and(which, lte(cases.closedAt, before), past ?? undefined))
    .orderBy(asc(cases.closedAt), asc(cases.id))
    .limit(inOneGo);
  return rows.flatMap(({ id, at }) => (at ? [{ id, at }] : []));
}

async function wipeActions(groupId: string, ids: string[], now: number): Promise<number> {
  const { wiped, touched } = await write(async (tx) => {
    const rules = await moderationOf(tx, groupId);
    const rows = await tx
      .select()
      .from(actions)
      .where(and(inArray(actions.id, ids), isNull(actions.wipedAt)));
    const until = await actionsKeptUntil(tx, rows, rules);
    const due = rows.filter(({ id }) => isOver(until.get(id), now));
    const touched: string[] = [];
    for (const row of due) touched.push(...(await wipeComment(tx, row)));
    if (due.length > 0) await wipeWordsOf(tx, due, new Date(now));
    return { wiped: due.length, touched };
  });
  await tellPages(touched);
  return wiped;
}

const isOver = (until: number | null | undefined, now: number) => typeof until === "number" && until <= now;

/** Its comment is still out of sight because of it. */
async function wipeComment(tx: Db, row: ActionRow): Promise<string[]> {
  const isStill = withholding.includes(kindOf(row)) && stateOf(row) === "in-force";
  return isStill && row.commentId ? wipeWithheld(tx, row.commentId, row.id) : [];
}

async function wipeWordsOf(tx: Db, due: ActionRow[], wipedAt: Date): Promise<void> {
  const ids = due.map(({ id }) => id);
  await tx.update(actions).set({ evidence: null, wipedAt }).where(inArray(actions.id, ids));
  const against = await tx.select({ id: appeals.id }).from(appeals).where(inArray(appeals.actionId, ids));
  if (against.length > 0) {
    const objections = against.map(({ id }) => id);
    await tx.update(appeals).set({ words: "" }).where(inArray(appeals.id, objections));
    await tx.delete(appealMessages).where(inArray(appealMessages.appealId, objections));
    await tx.update(appealPanel).set({ reason: "" }).where(inArray(appealPanel.appealId, objections));
  }
  // An authority is no person, and its order stays on record.
  const byPerson = and(inArray(legalRecords.actionId, ids), eq(legalRecords.basis, "notice"));
  await tx.update(legalRecords).set({ asker: "", reference: "" }).where(byPerson);
}

async function wipeCases(groupId: string, ids: string[], now: number): Promise<number> {
  return write(async (tx) => {
    const rules = await moderationOf(tx, groupId);
    const rows = await tx
      .select()
      .from(cases)
      .where(and(inArray(cases.id, ids), isNull(cases.wipedAt)));
    const until = await casesKeptUntil(tx, rows, rules);
    const due = rows.filter(({ id }) => isOver(until.get(id), now)).map(({ id }) => id);
    if (due.length === 0) return 0;
    await tx.update(reports).set({ words: "" }).where(inArray(reports.caseId, due));
    await tx.delete(caseNotes).where(inArray(caseNotes.caseId, due));
    await tx
      .update(cases)
      .set({ found: [], wipedAt: new Date(now) })
      .where(inArray(cases.id, due));
    return due.length;
  });
}
