/** The content of an edition, written once. Gives way in between: a book has thousands of blocks. */
import { schema, type Db } from "#db/db.server";
import { givingWay } from "./giving-way";
import type { IdentifiedSection } from "./import/ids";
import { isNumbered } from "./text";

const { editions, sections, blocks } = schema;

export type EditionRows = {
  sections: Array<typeof sections.$inferInsert>;
  blocks: Array<typeof blocks.$inferInsert>;
  words: number;
  /** How many blocks carry a number. */
  numbered: number;
};

/** Of its row: what the content does not say. */
export type EditionFacts = Omit<typeof editions.$inferInsert, "words" | "numbered">;

/** @param content its sections and blocks in order; ids are unique among each */
export async function editionRows(
  content: IdentifiedSection[],
  { textId, number: edition }: { textId: string; number: number },
): Promise<EditionRows> {
  const base = { textId, edition };
  const giveWay = givingWay();
  const made: EditionRows = { sections: [], blocks: [], words: 0, numbered: 0 };
  for (const { id: sectionId, heading, level, blocks: inside } of content) {
    made.sections.push({ ...base, id: sectionId, position: made.sections.length, heading, level });
    for (const { id, kind, html, text } of inside) {
      const number = isNumbered(kind) ? ++made.numbered : null;
      made.blocks.push({ ...base, id, sectionId, position: made.blocks.length, number, kind, html, text });
      made.words += wordsIn(text);
      await giveWay();
    }
  }
  return made;
}

export async function insertEdition(tx: Db, rows: EditionRows, facts: EditionFacts): Promise<void> {
  const { words, numbered } = rows;
  const giveWay = givingWay();
  await tx.insert(editions).values({ ...facts, words, numbered });
  // In slices: a statement takes at most some 32,000 values, and a thousand rows take a while.
  for (const slice of slices(rows.sections, 100)) {
    await tx.insert(sections).values(slice);
    await giveWay();
  }
  for (const slice of slices(rows.blocks, 100)) {
    await tx.insert(blocks).values(slice);
    await giveWay();
  }
}

/** Runs of letters and digits in any script. */
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

function* slices<Row>(rows: Row[], size: number): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
