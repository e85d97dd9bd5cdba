/**
 * What becomes of threads when one edition takes the place of another. Pure: all that is asked of the editions is what
 * their blocks say.
 */
import type { Carried, Heir, OldBlock, OldEdition } from "../texts/editions/carry";
import { matching } from "../texts/editions/match";
import type { Work } from "../texts/giving-way";
import { wording } from "../texts/import/wording";
import { anchorOf, type Place, type Quote } from "./anchor";
import { headingsBetween, type Headings, type Said } from "./headings";
import { passageFinder, type PassageFinder } from "./passage-finder";
import { findQuote } from "./quote";
import { reanchoring } from "./reanchor";

/** Of an edition, what is compared; an article will do. */
export type Content = OldEdition & {
  block(id: string): OldBlock | undefined;
  section(id: string): OldEdition["sections"][number] | undefined;
};

/** From the edition that is read to the one that takes its place. */
export type Crossing = {
  from: number;
  old: Content;
  next: Content;
  carried: Pick<Carried, "heirs">;
  finder: PassageFinder;
  headings: Headings;
};

/** The thread, as its first comment says where it hangs. */
export type Hanging = { id: string; place: string; quote: Quote | null };

/**
 * `kept`: where it was, and the words it is about are the same. `moved`: the same words, elsewhere. `changed`: the words
 * are others, or it is not sure; somebody should look. `orphaned`: they were not found; it goes on the shelf.
 */
export type Fate = {
  how: "kept" | "moved" | "changed" | "orphaned";
  /** null: on the shelf. */
  place: Place | null;
  quote: Quote | null;
  /** How sure it is, 0 … 100. */
  score: number;
};

/** @param from the number of the old edition */
export function* crossing(from: number, old: Content, next: Content): Work<Crossing> {
  const before = old.sections.flatMap(({ blocks }) => blocks);
  const after = next.sections.flatMap(({ blocks }) => blocks);
  const heirs = new Map<string, Heir>();
  for (const [at, fate] of (yield* matching(before, after)).entries()) {
    const block = before[at];
    if (block) heirs.set(block.id, { ...fate, to: fate.to.flatMap((nth) => after[nth]?.id ?? []) });
  }
  const headings = yield* headingsBetween(old, next, { heirs });
  const finder = passageFinder(old, { sections: next.sections, heirs });
  return { from, old, next, carried: { heirs }, finder, headings };
}

/** An edition with its look-ups. */
export function contentOf(sections: OldEdition["sections"]): Content {
  const blocks = new Map<string, OldBlock>();
  const byId = new Map(sections.map((section) => [section.id, section]));
  for (const section of sections) for (const block of section.blocks) blocks.set(block.id, block);
  return { sections, block: (id) => blocks.get(id), section: (id) => byId.get(id) };
}

/** What becomes of threads, by id, and by id of a block that is gone the one that took it in. Plain. */
export type Fates = { of: Map<string, Fate | null>; joined: Map<string, string> };

export function* fatesOver(over: Crossing, hanging: readonly Hanging[]): Work<Fates> {
  const of = new Map<string, Fate | null>();
  for (const each of hanging) {
    yield;
    of.set(each.id, yield* fateOf(each, over));
  }
  const joined = new Map<string, string>();
  for (const [id, { to }] of over.carried.heirs) if (to[0] !== undefined && !over.next.block(id)) joined.set(id, to[0]);
  return { of, joined };
}

/**
 * Of the one that hangs on the whole text: kept. Of one that was on the shelf: null, it stays there. One on a place that
 * neither edition has is an orphan: nothing is left where nobody finds it.
 */
export function* fateOf(
  { place, quote }: Hanging,
  { old, next, carried, finder, headings }: Crossing,
): Work<Fate | null> {
  if (offShelf(place)) return null;
  const at = anchorOf(place, null);
  if (at.block) return yield* fateOfBlock(at.block);
  if (at.section) return fateOfSection(at.section);
  return { how: "kept", place: "text", quote, score: 100 };

  function* fateOfBlock(block: string): Work<Fate> {
    const text = old.block(block)?.text;
    if (text === undefined) return orphan(quote);
    // What somebody hung here by hand quotes what was said elsewhere: it stays with the block.
    const passage = quote && findQuote(text, quote) ? quote : null;
    // Where a heading says just that, it is no matter what other paragraph is somewhat like it.
    const exact = carried.heirs.get(block)?.how === "same" ? null : headings.ofBlock(block);
    if (exact?.score === 1) return saidAt(`section:${exact.id}`, exact);
    const texts = { text: (id: string) => next.block(id)?.text };
    const found = yield* reanchoring({ block, quote: passage }, text, carried, texts, finder);
    if (!found) {
      const heading = next.block(block) ? null : headings.ofBlock(block);
      return heading ? saidAt(`section:${heading.id}`, heading) : orphan(quote);
    }
    const place: Place = `block:${found.block}`;
    return { how: found.how, place, quote: found.quote ?? quote, score: Math.round(found.score * 100) };
  }

  function fateOfSection(id: string): Fate {
    const [before, after] = [old.section(id), next.section(id)];
    if (before && !after) {
      const paragraph = headings.ofSection(id);
      return paragraph ? saidAt(`block:${paragraph.id}`, paragraph) : orphan(null);
    }
    if (!before || !after) return orphan(null);
    const isSame = wording(before.heading ?? "") === wording(after.heading ?? "");
    // The section stayed by its paragraphs, and what was its heading is one of them.
    const exact = isSame ? null : headings.ofSection(id);
    if (exact?.score === 1) return saidAt(`block:${exact.id}`, exact);
    return { how: isSame ? "kept" : "changed", place: `section:${id}`, quote: null, score: isSame ? 100 : 70 };
  }

  /** A heading says now what a paragraph said, or the other way round. What was quoted says still what was meant. */
  function saidAt(place: Place, { score }: Said): Fate {
    return { how: score === 1 ? "moved" : "changed", place, quote, score: Math.round(score * 100) };
  }
}

const orphan = (quote: Quote | null): Fate => ({ how: "orphaned", place: null, quote, score: 0 });

/**
 * Where a thread hangs that no place was found for: what it was said of, in the edition that had it. No block of any
 * edition has such an id, so it is on none of its pages, and says openly where it was.
 */
export const shelfPlace = (place: string, edition: number): Place =>
  (place === "text" ? place : `${place}@${edition}`) as Place;

/** What was said of what, in which edition; null for a place that is on no shelf. */
export function offShelf(place: string): { place: Place; edition: number } | null {
  const [, was, edition] = /^((?:block|section):[^@]+)@([1-9]\d{0,4})$/.exec(place) ?? [];
  return was && edition ? { place: was as Place, edition: Number(edition) } : null;
}
