/** What became of threads at each new edition, and what somebody has placed by hand while it waits. */
import { and, asc, count, eq, isNull } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Quote } from "./anchor";

const { comments, threadMoves } = schema;

export type MoveRow = typeof threadMoves.$inferSelect;

/** A thread by what opened it. `isTold`: there is something of it to see; else it was never shown, or taken away whole. */
export type Root = { id: string; place: string; quote: Quote | null; bornSeq: number; isTold: boolean };

/** All threads of a text, oldest first. */
export async function rootsOf(db: Db, textId: string): Promise<Root[]> {
  const { id, place, quote, bornSeq, state, withheld, replyCount } = comments;
  const rows = await db
    .select({ id, place, quote, bornSeq, state, withheld, replyCount })
    .from(comments)
    .where(and(eq(comments.textId, textId), eq(comments.id, comments.threadId)))
    .orderBy(asc(comments.bornSeq), asc(comments.id));
  return rows.map(({ state, withheld, replyCount, ...root }) => {
    const isLeft = state === "visible" || withheld !== null || replyCount > 0;
    return { ...root, isTold: isLeft && root.bornSeq > 0 };
  });
}

/** By thread. While the edition waits these are those placed by hand. */
export async function movesTo(db: Db, textId: string, edition: number): Promise<Map<string, MoveRow>> {
  const rows = await db
    .select()
    .from(threadMoves)
    .where(and(eq(threadMoves.textId, textId), eq(threadMoves.edition, edition)));
  return new Map(rows.map((row) => [row.threadId, row]));
}

export async function putMove(tx: Db, row: MoveRow): Promise<void> {
  const key = [threadMoves.textId, threadMoves.edition, threadMoves.threadId];
  await tx.insert(threadMoves).values(row).onConflictDoUpdate({ target: key, set: row });
}

/** As if nothing had become of the thread. */
export async function dropMove(
  tx: Db,
  { textId, edition, threadId }: Pick<MoveRow, "textId" | "edition" | "threadId">,
): Promise<void> {
  await tx
    .delete(threadMoves)
    .where(and(eq(threadMoves.textId, textId), eq(threadMoves.edition, edition), eq(threadMoves.threadId, threadId)));
}

export async function putMoves(tx: Db, rows: MoveRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insert(threadMoves)
      .values(rows.slice(at, at + 500))
      .onConflictDoNothing();
}

/** Threads that somebody put on the shelf by hand: they stay there until somebody takes them down. */
export async function shelvedByHand(db: Db, textId: string): Promise<Set<string>> {
  const rows = await db
    .select({ threadId: threadMoves.threadId, placedAt: threadMoves.placedAt })
    .from(threadMoves)
    .where(and(eq(threadMoves.textId, textId), isNull(threadMoves.toPlace)))
    .orderBy(asc(threadMoves.edition));
  const last = new Map(rows.map(({ threadId, placedAt }) => [threadId, placedAt]));
  return new Set([...last].flatMap(([id, placedAt]) => (placedAt ? [id] : [])));
}

/** How many went how. */
export async function movesCounted(textId: string, edition: number): Promise<Record<MoveRow["how"], number>> {
  const counts = { moved: 0, changed: 0, orphaned: 0 };
  const rows = await read()
    .select({ how: threadMoves.how, times: count() })
    .from(threadMoves)
    .where(and(eq(threadMoves.textId, textId), eq(threadMoves.edition, edition)))
    .groupBy(threadMoves.how);
  for (const { how, times } of rows) counts[how] = times;
  return counts;
}

/** The last that became of a thread; null where it has stayed where it was all along. */
export async function lastMoveOf(threadId: string): Promise<MoveRow | null> {
  const rows = await read().select().from(threadMoves).where(eq(threadMoves.threadId, threadId));
  return rows.reduce<MoveRow | null>((last, row) => (!last || row.edition > last.edition ? row : last), null);
}
