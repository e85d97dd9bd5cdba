/** How far people have read goes along where the places it is told of move. */
import { and, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { offShelf } from "./crossing";

const { comments, readings, seenPlaces } = schema;

/**
 * What was seen at a place is seen where its threads hang now, as far as nothing else hangs there: else what is new there
 * would pass for seen. Whoever stopped at a block that another took in stopped at that one.
 *
 * @param moves of threads; `to` null: on the shelf, where nothing counts as new
 * @param joined by id of a block that is gone: the one that took it in
 */
export async function followReaders(
  tx: Db,
  textId: string,
  { moves, joined }: { moves: { from: string; to: string | null }[]; joined: ReadonlyMap<string, string> },
): Promise<void> {
  const ways = new Map<string, string>();
  for (const { from, to } of moves) if (to !== null && to !== from && !offShelf(from)) ways.set(from, to);
  for (const [from, to] of ways) {
    const here = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(and(eq(comments.textId, textId), eq(comments.place, to), eq(comments.id, comments.threadId)));
    const arrived = moves.filter((each) => each.to === to && each.from === from).length;
    if (here.length > arrived) continue;
    const seen = await tx
      .select()
      .from(seenPlaces)
      .where(and(eq(seenPlaces.textId, textId), eq(seenPlaces.place, from)));
    for (let at = 0; at < seen.length; at += 500)
      await tx
        .insert(seenPlaces)
        .values(seen.slice(at, at + 500).map((row) => ({ ...row, place: to })))
        .onConflictDoNothing();
  }
  for (const [from, to] of joined)
    await tx
      .update(readings)
      .set({ blockId: to })
      .where(and(eq(readings.textId, textId), eq(readings.blockId, from)));
}
