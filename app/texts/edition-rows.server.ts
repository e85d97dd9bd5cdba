/** The content of an edition, written once. */
import { schema, type Db } from "#db/db.server";
import type { IdentifiedSection } from "./import/ids";
import { isNumbered } from "./text";

const { editions, sections, blocks } = schema;

/** Of its row: what the content does not say. */
export type EditionFacts = Omit<typeof editions.$inferInsert, "words" | "numbered">;

/** @param content its sections and blocks in order; ids are unique among each */
export async function insertEdition(tx: Db, content: IdentifiedSection[], facts: EditionFacts): Promise<void> {
  const rows = rowsOf(content, { textId: facts.textId, edition: facts.number });
  const words = rows.blocks.reduce((sum, block) => sum + wordsIn(block.text), 0);
  const numbered = rows.blocks.filter((block) => block.number !== null).length;
  await tx.insert(editions).values({ ...facts, words, numbered });
  // In slices: a statement takes at most some 32,000 values.
  for (const slice of slices(rows.sections, 1000)) await tx.insert(sections).values(slice);
  for (const slice of slices(rows.blocks, 1000)) await tx.insert(blocks).values(slice);
}

function rowsOf(content: IdentifiedSection[], base: { textId: string; edition: number }) {
  let number = 0;
  const made = { sections: [] as Array<typeof sections.$inferInsert>, blocks: [] as Array<typeof blocks.$inferInsert> };
  for (const { id, heading, level, blocks: inside } of content) {
    made.sections.push({ ...base, id, position: made.sections.length, heading, level });
    for (const block of inside) {
      const position = made.blocks.length;
      made.blocks.push({
        ...base,
        ...block,
        sectionId: id,
        position,
        number: isNumbered(block.kind) ? ++number : null,
      });
    }
  }
  return made;
}

/** Runs of letters and digits in any script. */
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

function* slices<Row>(rows: Row[], size: number): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
