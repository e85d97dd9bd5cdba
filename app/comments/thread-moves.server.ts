/** What became of threads at each new edition, and what somebody has placed by hand while it waits. */
import { and, asc, count, eq, gte, isNull, lte } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Quote } from "./anchor";
import { isUnseen } from "./comment-rows.server";

const { comments, threadMoves } = schema;

export type MoveRow = typeof threadMoves.$inferSelect;

/** A thread by what opened it. `isTold`: there is something of it to see; else it was never shown, or taken away whole. */
export type Root = { id: string; place: string; quote: Quote | null; seq: number; isTold: boolean };

/** All threads of a text, oldest first. */
export async function rootsOf(db: Db, textId: string): Promise<Root[]> {
  const { id, place, quote, seq, state, withheld, replyCount } = comments;
  const rows = await db
    .select({ id, place, quote, seq, state, withheld, replyCount })
    .from(comments)
    .where(and(eq(comments.textId, textId), eq(comments.id, comments.threadId)))
    .orderBy(asc(comments.bornSeq), asc(comments.id));
  return rows.map(({ state, withheld, replyCount, ...root }) => {
    const isLeft = state === "visible" || withheld !== null || replyCount > 0;
    return { ...root, isTold: isLeft && !isUnseen(root) };
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

/**
 * Threads that an edition left where they were, oldest first, and where that was: what came of them later is left out.
 *
 * @param readFrom when it began to be read
 */
export async function stayedAt(
  textId: string,
  edition: number,
  readFrom: Date,
): Promise<{ id: string; place: string; quote: Quote | null }[]> {
  const [roots, early, rows] = await Promise.all([
    rootsOf(read(), textId),
    read()
      .select({ id: comments.id })
      .from(comments)
      .where(and(eq(comments.textId, textId), eq(comments.id, comments.threadId), lte(comments.createdAt, readFrom))),
    read()
      .select({
        ...{ threadId: threadMoves.threadId, edition: threadMoves.edition },
        ...{ place: threadMoves.fromPlace, quote: threadMoves.fromQuote },
      })
      .from(threadMoves)
      .where(and(eq(threadMoves.textId, textId), gte(threadMoves.edition, edition)))
      .orderBy(asc(threadMoves.edition)),
  ]);
  const wasThere = new Set(early.map(({ id }) => id));
  const next = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!next.has(row.threadId)) next.set(row.threadId, row);
  return roots
    .filter(({ id, isTold }) => isTold && wasThere.has(id) && next.get(id)?.edition !== edition)
    .map(({ id, place, quote }) => {
      const later = next.get(id);
      return { id, ...(later ? { place: later.place, quote: later.quote } : { place, quote }) };
    });
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
