/** The order of a group's texts: as they were added. Nothing has a place until somebody moves the first of them; then all have. */
import { asc, eq, max } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { moved } from "./syllabus";

const { texts } = schema;

/** For a caller's own write: where a new text goes. At the end: by its number where the texts have places, by its time where they have none. */
export async function placeForNew(tx: Db, groupId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(texts.position) })
    .from(texts)
    .where(eq(texts.groupId, groupId));
  return row?.last ? row.last + 1 : 0;
}

/** For a caller's own write: moves a text, and numbers all of the group's texts anew from 1. @returns its new place */
export async function place(tx: Db, { id, groupId }: { id: string; groupId: string }, to: number): Promise<number> {
  const rows = await tx
    .select({ id: texts.id, position: texts.position })
    .from(texts)
    .where(eq(texts.groupId, groupId))
    .orderBy(asc(texts.position), asc(texts.createdAt), texts.id);
  const before = new Map(rows.map((row) => [row.id, row.position]));
  const order = moved([...before.keys()], id, to);
  for (const [at, each] of order.entries()) {
    if (before.get(each) !== at + 1)
      await tx
        .update(texts)
        .set({ position: at + 1 })
        .where(eq(texts.id, each));
  }
  return order.indexOf(id) + 1;
}
