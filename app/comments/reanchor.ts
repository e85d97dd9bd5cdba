/** Where a thread's anchor went when a text got a new edition. Pure. */
import type { Carried, Heir } from "../texts/editions/carry";
import { wordsIn } from "../texts/editions/words";
import { atOnce, type Work } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import type { Quote } from "./anchor";
import { mapped, type Mapped, type Words } from "./mapped";
import type { PassageFinder } from "./passage-finder";
import { findQuote, quoteAt, type Span } from "./quote";
import { spanBetween, spanOf } from "./passage-span";
import type { Placed } from "./strand";

export type Found = {
  /** Id in the new edition. */
  block: string;
  /** Made anew from the new block's text; null for a thread on the whole block. */
  quote: Quote | null;
  /**
   * `kept`: the same words (`wording`) in the same block, where it was. `moved`: the same words, in another block or in
   * a block that stands elsewhere among its neighbours: what is said of a passage may hang on what comes before it, so
   * the host should see that. `changed`: other words, or a place that is not sure enough to go unchecked.
   */
  how: "kept" | "moved" | "changed";
  /** 0 … 1: how sure it is that this is the place. */
  score: number;
};

/** Below: not found. A guess would put words into the mouth of another passage. */
const found = 0.6;
/** Below: found, please check. */
const sure = 0.8;
/** A passage that is less like what stands in its place is looked for elsewhere as well. */
const inPlace = 0.75;
/** A block of fewer words that stands elsewhere may as well be another that says the same. */
const tellingBlock = 4;

/**
 * Where a thread's block or passage went, or null: it could not be found with confidence (an orphan). The passage is
 * carried along with the words of its block; what is no longer there is looked for among the words that are new in the
 * edition, never among those that come from other words of the old one.
 *
 * @param oldText plain text of the old block
 * @param next plain texts of the new edition, by block id
 * @param finder made by `passageFinder` from the same two editions
 */
export const reanchored = (...given: Parameters<typeof reanchoring>): Found | null => atOnce(reanchoring(...given));

/** The same, a piece at a time. */
export function* reanchoring(
  at: { block: string; quote: Quote | null },
  oldText: string,
  carried: { heirs: Map<string, Heir> },
  next: { text(id: string): string | undefined },
  finder: PassageFinder,
): Work<Found | null> {
  const heir = carried.heirs.get(at.block);
  if (!heir) return null;
  if (!at.quote) return wholeBlock(at.block, oldText, heir);
  const span = findQuote(oldText, at.quote);
  if (!span) return null;
  const place = yield* placeOf(at.block, span, oldText, next, finder);
  if (!place || place.score < found) return null;
  const text = next.text(place.block);
  if (text === undefined) return null;
  const quote = quoteAt(text, place.span.start, place.span.end);
  const isSame = wording(quote.exact) === wording(oldText.slice(span.start, span.end));
  const isHere = place.block === at.block && !heir.isMoved;
  const how = !isSame || place.score < sure ? "changed" : isHere ? "kept" : "moved";
  return { block: place.block, quote, how, score: place.score };
}

/** Where a thread on a section went: the id in the new edition, or null where the section is gone. */
export function sectionReanchored(section: string, carried: Pick<Carried, "sectionHeirs">): string | null {
  return carried.sectionHeirs.get(section) ?? null;
}

/** The block that has the old one's id, or what became of it; the matching has drawn the line already. */
function wholeBlock(id: string, oldText: string, { how, to, likeness, isMoved }: Heir): Found | null {
  const block = to.includes(id) ? id : to[0];
  if (block === undefined) return null;
  if (how !== "same") return { block, quote: null, how: "changed", score: likeness };
  if (!isMoved) return { block, quote: null, how: "kept", score: 1 };
  return wordsIn(oldText).length < tellingBlock
    ? { block, quote: null, how: "changed", score: inPlace }
    : { block, quote: null, how: "moved", score: 1 };
}

type Place = { block: string; span: Span; score: number };

function* placeOf(
  block: string,
  span: Span,
  oldText: string,
  next: { text(id: string): string | undefined },
  finder: PassageFinder,
): Work<Place | null> {
  const strand = yield* finder.strand(block);
  const from = strand?.from ?? finder.words(block);
  const passage = wordsOfSpan(from, block, span);
  if (passage.from === passage.to) return strand && spanBetween(strand, block, span, oldText, next);
  const placed = (to: Placed[], there: Mapped): Place | null => {
    const id = to[there.words.from]?.block ?? "";
    const text = next.text(id);
    return text === undefined
      ? null
      : { block: id, span: spanOf(from, passage, span, oldText, to, there, text), score: there.score };
  };
  const here = strand && mapped(strand, passage);
  if (strand && here && here.likeness >= inPlace && here.score >= found) return placed(strand.to, here);
  const there = yield* finder.elsewhere(from, passage, strand);
  if (there && there.mapped.score > (here?.score ?? 0)) return placed(there.to, there.mapped);
  return strand && here && placed(strand.to, here);
}

function wordsOfSpan(words: readonly Placed[], block: string, { start, end }: Span): Words {
  const isIn = (word: Placed) => word.block === block && word.end > start && word.start < end;
  const from = words.findIndex(isIn);
  return from < 0 ? { from: 0, to: 0 } : { from, to: words.findLastIndex(isIn) + 1 };
}
