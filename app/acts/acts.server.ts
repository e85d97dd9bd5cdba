/**
 * The log of every use of power over a group or the installation: written in the same write as what it tells of, never
 * changed, and chained (each line's hash covers the one before), so that a line altered or taken out later shows.
 */
import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { noteSecurity } from "../log.server";

const { acts } = schema;

export type NewAct = {
  actor: SignedIn;
  /** null: of the installation. */
  groupId: string | null;
  /** Noun and verb, such as `member.role`. */
  act: string;
  targetId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  reason?: string;
};

/** For a caller's own write. Writes run one at a time, so numbers have no gap and the chain no fork. */
export async function recordAct(
  tx: Db,
  { actor, groupId, act, targetId = null, before = null, after = null, reason = "" }: NewAct,
): Promise<void> {
  const [last] = await tx
    .select({ number: acts.number, hash: acts.hash })
    .from(acts)
    .orderBy(desc(acts.number))
    .limit(1);
  const line = {
    number: (last?.number ?? 0) + 1,
    at: new Date(),
    actorId: "operatorTool" in actor.by ? null : actor.id,
    ...{ groupId, act, targetId, before, after, reason },
  };
  await tx.insert(acts).values({ ...line, hash: hashOf(line, last?.hash ?? "") });
  // A trace for whoever watches logs; the table is what counts. A write that is tried again says it again.
  noteSecurity("act", { act, number: line.number, actor: line.actorId, group: groupId, target: targetId });
}

type Line = Omit<typeof acts.$inferSelect, "hash">;

/** Those of a group, newest first. @param before only lines older than this number */
export async function actsIn(
  db: Db,
  groupId: string,
  { limit, before }: { limit: number; before: number | null },
): Promise<Line[]> {
  return db
    .select()
    .from(acts)
    .where(and(eq(acts.groupId, groupId), before === null ? undefined : lt(acts.number, before)))
    .orderBy(desc(acts.number))
    .limit(limit);
}

/** The last line of one sort about one thing; null: there is none. */
export async function lastActOn(
  db: Db,
  { groupId, act, targetId }: { groupId: string; act: string; targetId: string },
): Promise<Pick<typeof acts.$inferSelect, "number" | "before" | "after"> | null> {
  const [row] = await db
    .select({ number: acts.number, before: acts.before, after: acts.after })
    .from(acts)
    .where(and(eq(acts.groupId, groupId), eq(acts.act, act), eq(acts.targetId, targetId)))
    .orderBy(desc(acts.number))
    .limit(1);
  return row ?? null;
}

/** Number of the newest line; 0: there is none. */
export async function newestAct(): Promise<number> {
  const [last] = await read().select({ number: acts.number }).from(acts).orderBy(desc(acts.number)).limit(1);
  return last?.number ?? 0;
}

/** Whether the operator's tool, which is a process of its own, has done something since that line. */
export async function hasToolActed(since: number): Promise<boolean> {
  const byTool = and(gt(acts.number, since), isNull(acts.actorId));
  return (await read().select({ number: acts.number }).from(acts).where(byTool).limit(1)).length > 0;
}

/** @returns the number of the first line that does not follow from the one before it; null when all do */
export async function firstBrokenAct(db: Db): Promise<number | null> {
  let [number, hash] = [0, ""];
  for (;;) {
    const lines = await db.select().from(acts).where(gt(acts.number, number)).orderBy(acts.number).limit(500);
    for (const line of lines) {
      number++;
      if (line.number !== number || hashOf(line, hash) !== line.hash) return number;
      hash = line.hash;
    }
    if (lines.length === 0) return null;
  }
}

/** JSON columns come back from PostgreSQL with their keys in another order, so keys are sorted. */
function hashOf(
  { number, at, actorId, groupId, act, targetId, before, after, reason }: Line,
  previous: string,
): string {
  const said = [
    previous,
    number,
    at.toISOString(),
    actorId,
    groupId,
    act,
    targetId,
    sorted(before),
    sorted(after),
    reason,
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)]),
  );
}
