/** An edition as it is told to the thread that compares: no more of it than is compared, in slices. Pure. */
import type { BlockKind } from "../text";

/** `html`: of its pictures, where it has any. */
export type ToldBlock = { id: string; kind: BlockKind; text: string; html?: string };
export type ToldSection = { id: string; heading: string | null; level: number; blocks: ToldBlock[] };

/** What can be told: an edition, or a draft, which has no ids yet. */
export type Tellable = {
  sections: readonly {
    id?: string;
    heading: string | null;
    level: number;
    blocks: readonly { id?: string; kind: BlockKind; text: string; html?: string }[];
  }[];
};

/** A section, or a block of the last one. */
export type ToldRow = Omit<ToldSection, "blocks"> | ToldBlock;

/** Of one slice. */
const most = { characters: 64 * 1024, rows: 500 };

export function* toldSlices({ sections }: Tellable): Generator<ToldRow[]> {
  let rows: ToldRow[] = [];
  let characters = 0;
  for (const { id = "", heading, level, blocks } of sections) {
    rows.push({ id, heading, level });
    for (const { id = "", kind, text, html = "" } of blocks) {
      const pictures = html.includes("<img ") ? (html.match(/<img [^<>]*>/g) ?? []).join("") : "";
      rows.push({ id, kind, text, ...(pictures ? { html: pictures } : {}) });
      characters += text.length + pictures.length;
      if (rows.length < most.rows && characters < most.characters) continue;
      yield rows;
      [rows, characters] = [[], 0];
    }
  }
  if (rows.length > 0) yield rows;
}

/** The other way round: adds a slice to what came before. */
export function addTold(sections: ToldSection[], rows: readonly ToldRow[]): void {
  for (const row of rows) {
    if ("level" in row) sections.push({ ...row, blocks: [] });
    else sections.at(-1)?.blocks.push(row);
  }
}

/** Characters, as far as `enough`. */
export function lengthOf({ sections }: Tellable, enough: number): number {
  let length = 0;
  for (const { blocks } of sections)
    for (const { text } of blocks) {
      length += text.length;
      if (length >= enough) return length;
    }
  return length;
}
