/** What became of the blocks and sections of earlier editions. */
import { and, asc, desc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { articleOf } from "./articles.server";

const { editions, blocks, sections } = schema;

/**
 * Where a block of an earlier edition is in the one that is read now: itself, or the one that took it in.
 *
 * @returns its id there; null: gone
 */
export async function heirOf(
  text: { id: string; edition: number },
  from: number,
  blockId: string,
): Promise<string | null> {
  const rows = await read()
    .select({ number: editions.number, heirs: editions.heirs })
    .from(editions)
    .where(and(eq(editions.textId, text.id), eq(editions.state, "read")))
    .orderBy(asc(editions.number));
  let id = blockId;
  for (const { number, heirs } of rows) {
    if (number <= from || number > text.edition) continue;
    const article = await articleOf(text.id, number);
    if (article.block(id)) continue;
    const heir = heirs && Object.hasOwn(heirs, id) ? heirs[id] : undefined;
    if (heir === undefined) return null;
    id = heir;
  }
  return (await articleOf(text.id, text.edition)).block(id) ? id : null;
}

/** The last edition that has a block of this id, or had it while it was read; null: none. */
export async function lastWith(textId: string, id: string): Promise<number | null> {
  const [row] = await read()
    .select({ edition: blocks.edition })
    .from(blocks)
    .innerJoin(editions, and(eq(editions.textId, blocks.textId), eq(editions.number, blocks.edition)))
    .where(and(eq(blocks.textId, textId), eq(blocks.id, id), eq(editions.state, "read")))
    .orderBy(desc(blocks.edition))
    .limit(1);
  return row?.edition ?? null;
}

/** The same of a section. */
export async function lastWithSection(textId: string, id: string): Promise<number | null> {
  const [row] = await read()
    .select({ edition: sections.edition })
    .from(sections)
    .innerJoin(editions, and(eq(editions.textId, sections.textId), eq(editions.number, sections.edition)))
    .where(and(eq(sections.textId, textId), eq(sections.id, id), eq(editions.state, "read")))
    .orderBy(desc(sections.edition))
    .limit(1);
  return row?.edition ?? null;
}
