/**
 * A long text comes in parts: what one has come for and what stands around it at once, the rest when it is read. Each part
 * is a run of blocks of one section. Pure.
 */
import type { BlockView, SectionView } from "../texts/text";
import type { Place } from "./anchor";

export const partLimits = {
  /** Blocks up to which a text is shown whole. */
  whole: 600,
  /** Blocks of a part. */
  part: 100,
  /** Blocks that are shown at least. */
  first: 150,
} as const;

export type Part = { section: SectionView; blocks: BlockView[] };

/** In the order of the text. A section without blocks has no part. */
export function partsOf(sections: SectionView[]): Part[] {
  const parts: Part[] = [];
  for (const section of sections)
    for (let from = 0; from < section.blocks.length; from += partLimits.part)
      parts.push({ section, blocks: section.blocks.slice(from, from + partLimits.part) });
  return parts;
}

/** The part a block stands in. */
export const partWith = (parts: Part[], block: string): Part | undefined =>
  parts.find(({ blocks }) => blocks.some(({ id }) => id === block));

/**
 * Which blocks stand on the page from the start: by the id of the first block of a part, those that do not.
 *
 * @param places what is looked for: what the address names, where the group is. None: the beginning
 * @returns null where the whole text does
 */
export function laterParts(sections: SectionView[], places: Array<Place | null>): ReadonlySet<string> | null {
  const count = sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
  if (count <= partLimits.whole) return null;
  const parts = partsOf(sections);
  const wanted = places.map((place) => indexOf(parts, place)).filter((at) => at >= 0);
  const shown = new Set<number>();
  for (const at of wanted.length > 0 ? wanted : [0]) {
    // With what stands before it, so that one sees where one is.
    if (at > 0) shown.add(at - 1);
    for (let next = at, blocks = 0; next < parts.length && blocks < partLimits.first; next++) {
      shown.add(next);
      blocks += parts[next]?.blocks.length ?? 0;
    }
  }
  return new Set(parts.flatMap((part, at) => (shown.has(at) ? [] : (part.blocks[0]?.id ?? []))));
}

function indexOf(parts: Part[], place: Place | null): number {
  if (place?.startsWith("block:"))
    return parts.findIndex(({ blocks }) => blocks.some(({ id }) => id === place.slice(6)));
  if (place?.startsWith("section:")) return parts.findIndex(({ section }) => section.id === place.slice(8));
  return -1;
}

/** How high a part is, roughly, in a dozen lines: 1, 2, 4 … 64, for as many classes of the style sheet. */
export function stepsOf(blocks: BlockView[]): number {
  const signs = blocks.reduce((sum, { text }) => sum + text.length + 60, 0);
  return 2 ** Math.min(6, Math.max(0, Math.round(Math.log2(signs / 1000))));
}
