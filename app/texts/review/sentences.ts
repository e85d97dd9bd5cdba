/** Where a paragraph may be parted: at its sentences. */
import type { DraftBlock } from "../text";
import { partableBy, saidBy } from "./inline";

/** A place to part a paragraph, and how the sentence begins that follows. */
export type Opening = { before: number; says: string };

/** Of a longer paragraph the first are offered; once parted, the rest has its own. */
const mostOpenings = 40;

/**
 * The sentences of a paragraph but the first (UAX #29, by the language of the text), where it can be parted.
 *
 * @param language BCP 47, or null
 */
export function openingsIn({ kind, html }: DraftBlock, language: string | null): Opening[] {
  if (kind !== "paragraph") return [];
  const said = saidBy(html);
  const openings: Opening[] = [];
  let hasWords = false;
  // The mark of a note belongs to the sentence before it.
  for (const { index, segment } of segmenterOf(language).segment(partableBy(html))) {
    if (openings.length >= mostOpenings) break;
    if (segment.trim() === "") continue;
    if (hasWords)
      openings.push({ before: index, says: beginningOf(said.slice(index, index + Math.min(segment.length, 200))) });
    hasWords = true;
  }
  return openings;
}

function segmenterOf(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: "sentence" });
  } catch {
    // A file may call its language anything.
    return new Intl.Segmenter(undefined, { granularity: "sentence" });
  }
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/[\ud800-\udbff]$/u, "")}…`;
}
