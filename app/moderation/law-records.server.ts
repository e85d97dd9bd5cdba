/** Where the records of legal removals are kept, who reads what of them, and that whoever it concerns is told in the end. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { groupColumns } from "../groups/group-row.server";
import { canBeKey } from "../plain-line";
import { conflict, notFound } from "../refusals";
import { lawWords } from "../words/law";
import { say } from "../words/words";
import { nothingToTell, retell, tellAll, type Tell } from "./effects.server";
import { actionById, setEnd, stateOf, type ActionRow } from "./in-force.server";
import { isUntold, type LawRecord, type LawView } from "./law";
import { groupToModerate, requireModerating, requirePower } from "./moderating.server";
import { noticeActed } from "./moderation-notices.server";
import { rankOfDone } from "./power";

const { groups, legalRecords } = schema;

export type LawRow = typeof legalRecords.$inferSelect;

/** For the write of the action. */
export async function recordLaw(tx: Db, row: ActionRow, record: LawRecord): Promise<void> {
  const toldAt = record.isSecret ? null : row.at;
  await tx.insert(legalRecords).values({ ...record, actionId: row.id, groupId: row.groupId, toldAt });
}

/** The whole record; of those from before there were any, what the action itself says. null: it is no legal removal. */
export async function lawOf(db: Db, row: ActionRow): Promise<LawView | null> {
  if (row.kind !== "law") return null;
  const [record] = await db.select().from(legalRecords).where(eq(legalRecords.actionId, row.id));
  return record ? viewOf(record) : lawBefore(row);
}

export const viewOf = ({ actionId: _of, groupId: _in, tellAt, toldAt, ...record }: LawRow): LawView => ({
  ...record,
  ...{ tellAt: tellAt?.toISOString() ?? null, toldAt: toldAt?.toISOString() ?? null },
});

export function lawBefore({ at, details }: Pick<ActionRow, "at" | "details">): LawView {
  const said = (name: string) => (typeof details[name] === "string" ? details[name] : "");
  const asker = said("authority");
  return {
    ...{ basis: asker ? "order" : "own", ground: said("ground"), asker, reference: said("reference") },
    ...{ dated: "", territory: "", redress: "", isSecret: false, tellAt: null, toldAt: at.toISOString() },
  };
}

/**
 * Whoever it concerns may know now: they get the statement, and members read the law and why.
 *
 * @throws Refusal `not-found`, `forbidden`; `conflict` where they know, or it is no legal removal
 */
export async function tellOfLaw(viewer: SignedIn, id: string): Promise<{ slug: string }> {
  requireModerating(viewer);
  const { group, tell } = await write(async (tx) => {
    const row = canBeKey(id) ? await actionById(tx, id) : null;
    const [group] = row ? await tx.select(groupColumns).from(groups).where(eq(groups.id, row.groupId)) : [];
    if (!row || !group) throw notFound();
    const scope = await groupToModerate(tx, viewer, group.slug);
    const done = { by: row.actorId, rank: rankOfDone(row.actorRole), kind: "law" as const };
    await requirePower(tx, viewer, scope, { deed: "law", userId: row.userId, scope: "comment", of: null, done });
    if (row.kind !== "law") throw conflict(say(lawWords, (w) => w.notLaw));
    const tell = nothingToTell(group.slug);
    if (!(await tellIn(tx, viewer, row, tell))) throw conflict(say(lawWords, (w) => w.toldAlready));
    return { group, tell };
  });
  await tellAll(group, tell);
  return { slug: group.slug };
}

/** @returns false: they know of it */
async function tellIn(tx: Db, by: SignedIn, row: ActionRow, tell: Tell): Promise<boolean> {
  const [record] = await tx.select().from(legalRecords).where(eq(legalRecords.actionId, row.id));
  if (!record || !isUntold(row)) return false;
  const toldAt = new Date();
  await tx.update(legalRecords).set({ toldAt }).where(eq(legalRecords.actionId, row.id));
  const { secret: _no, ...details } = row.details;
  const told = { ...row, details: { ...details, ground: record.ground, toldAt: toldAt.toISOString() } };
  await setEnd(tx, row.id, { details: told.details });
  if (stateOf(row) === "in-force") tell.touched.push(...(await retell(tx, told)));
  const after = { action: row.id, number: row.number, kind: row.kind, ground: record.ground };
  const line = { targetId: row.userId ?? row.commentId, after, reason: row.reason };
  await recordGroupAct(tx, by, { id: row.groupId }, "moderation.law-told", line);
  // What was undone meanwhile they have seen again; that it was away they learn with why.
  tell.told.push(...(await noticeActed(tx, told)));
  return true;
}

/** Whose hand it is when the day has come: nobody's. */
const byItself: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/** The job. Every process may run it: whoever is later finds them told. @returns how many were told */
export async function tellOfLawDue(now = new Date()): Promise<number> {
  const due = await read()
    .select({ id: legalRecords.actionId, group: { id: groups.id, slug: groups.slug } })
    .from(legalRecords)
    .innerJoin(groups, eq(groups.id, legalRecords.groupId))
    .where(and(isNull(legalRecords.toldAt), lte(legalRecords.tellAt, now)))
    .orderBy(asc(legalRecords.tellAt))
    .limit(50);
  let told = 0;
  for (const { id, group } of due) {
    const tell = nothingToTell(group.slug);
    const isNews = await write(async (tx) => {
      const row = await actionById(tx, id);
      return row !== null && (await tellIn(tx, byItself, row, tell));
    });
    if (isNews) await tellAll(group, tell);
    told += Number(isNews);
  }
  return told;
}
