/** Whether a source stands as a text already, in any of its editions: the same file is not added twice unnoticed. */
import { and, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";

const { texts, editions } = schema;

/** @param sourceHash as `sourceHashOf` makes it. @returns the text that was first, or null */
export async function sameSource(
  db: Db,
  group: { id: string },
  sourceHash: string,
): Promise<{ id: string; title: string } | null> {
  const [found] = await db
    .select({ id: texts.id, title: texts.title })
    .from(texts)
    .innerJoin(editions, eq(editions.textId, texts.id))
    .where(and(eq(texts.groupId, group.id), eq(editions.sourceHash, sourceHash), eq(editions.state, "read")))
    .orderBy(texts.createdAt, texts.id)
    .limit(1);
  return found ?? null;
}
