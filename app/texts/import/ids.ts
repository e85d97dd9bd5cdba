/**
 * Ids that follow the wording, so that a paragraph keeps its comments and its link into the next edition wherever it
 * has moved to. Made of letters and digits after a prefix: no wording makes `constructor` of them.
 */
import { createHash } from "node:crypto";
import { givingWay } from "../giving-way";
import type { Draft, DraftBlock, DraftSection } from "../text";
import { wording } from "./wording";

export type IdentifiedBlock = DraftBlock & { id: string };
export type IdentifiedSection = Omit<DraftSection, "blocks"> & { id: string; blocks: IdentifiedBlock[] };

/**
 * The sections with an id for each section (`s…`) and block (`b…`). The same words give the same id; a second
 * occurrence ends in `-2`. Punctuation, capitals and note numbers do not count: correcting a comma is no new paragraph.
 *
 * @param scope what the ids must not be mistaken outside of, usually the id of the text: two texts that quote the same
 *   sentence must not share its comments. The same for all editions of a text.
 */
export function identified(draft: Pick<Draft, "sections">, scope = ""): IdentifiedSection[] {
  const idOf = freshIds(scope, new Set());
  return draft.sections.map(({ blocks, ...section }) => ({
    ...section,
    id: idOf("s", section.heading ?? ""),
    blocks: blocks.map((block) => ({ ...block, id: idOf("b", block.text) })),
  }));
}

/** The same, giving way in between: a book has thousands of blocks, and each id is a sum over its words. */
export async function identifiedInTurns(draft: Pick<Draft, "sections">, scope: string): Promise<IdentifiedSection[]> {
  const idOf = freshIds(scope, new Set());
  const giveWay = givingWay();
  const made: IdentifiedSection[] = [];
  for (const { blocks, ...section } of draft.sections) {
    const one: IdentifiedSection = { ...section, id: idOf("s", section.heading ?? ""), blocks: [] };
    for (const block of blocks) {
      one.blocks.push({ ...block, id: idOf("b", block.text) });
      await giveWay();
    }
    made.push(one);
  }
  return made;
}

/**
 * Gives each section and block the id of its words, or the first of `-2`, `-3` … that is free.
 *
 * @param taken never given; read when asked, not changed
 */
export function freshIds(scope: string, taken: ReadonlySet<string>): (prefix: "s" | "b", words: string) => string {
  // How far each has been counted: of 50,000 rows of stars the last must not ask for all before it.
  const counted = new Map<string, number>();
  return (prefix, words) => {
    const id = prefix + hash(`${scope}\n${prefix}\n${wording(words)}`);
    const named = (nth: number) => (nth === 1 ? id : `${id}-${nth}`);
    let nth = (counted.get(id) ?? 0) + 1;
    while (taken.has(named(nth))) nth++;
    counted.set(id, nth);
    return named(nth);
  };
}

/** 60 bits of SHA-256 in base 32 (RFC 4648 alphabet, small letters). */
function hash(text: string): string {
  const bytes = createHash("sha256").update(text).digest();
  let id = "";
  for (let i = 0; i < 12; i++) id += "abcdefghijklmnopqrstuvwxyz234567"[bytes[i]! % 32];
  return id;
}
