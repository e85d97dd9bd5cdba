/** A draft with the corrections of its review in it. */
import { escaped, wordsOf } from "../import/safe-html";
import { hasPictures } from "../pictures/among-words";
import { originFields } from "../origin";
import { givingWay } from "../giving-way";
import { textLimits, type Draft, type DraftBlock, type DraftSection } from "../text";
import { placeOf, reviewLimits, type Correction } from "./correction";
import { joined, parted } from "./inline";
import { reworded } from "./reworded";

/** The stored draft and the steps since. @throws Error for a step that cannot be done: only such are stored that were */
export function corrected(draft: Draft, corrections: readonly Correction[]): Draft {
  return corrections.reduce((now, correction) => {
    const next = withCorrection(now, correction);
    if (!next) throw new Error(`a stored correction cannot be done: ${correction.do}`);
    return next;
  }, draft);
}

/** The same, giving way in between: two thousand rewordings take seconds. @throws as `corrected` */
export async function correctedInTurns(draft: Draft, corrections: readonly Correction[]): Promise<Draft> {
  const giveWay = givingWay();
  let now = draft;
  for (const correction of corrections) {
    now = corrected(now, [correction]);
    await giveWay();
  }
  return now;
}

/**
 * The draft with one more step; the one given stays as it is. But for what is left out no word is lost, doubled or moved.
 *
 * @returns null where there is no such place, or that cannot be done there
 */
export function withCorrection(draft: Draft, correction: Correction): Draft | null {
  const { sections } = draft;
  const made = (changed: DraftSection[] | null) => changed && { ...draft, sections: changed };
  switch (correction.do) {
    case "join":
      return made(
        inSection(sections, correction.at, (blocks, within) => {
          const [first, second] = [blocks[within - 1], blocks[within]];
          const one = first && second && joined(first, second);
          return one ? blocks.toSpliced(within - 1, 2, one) : null;
        }),
      );
    case "split":
      return countOf(sections) >= textLimits.blocks
        ? null
        : made(
            inSection(sections, correction.at, (blocks, within) => {
              const block = blocks[within];
              const two = block?.kind === "paragraph" ? parted(block.html, correction.before) : null;
              return two && blocks.toSpliced(within, 1, ...two);
            }),
          );
    case "drop":
      return made(
        withoutEmptyStart(inSection(sections, correction.at, (blocks, within) => blocks.toSpliced(within, 1))),
      );
    case "heading":
      return made(toHeading(draft, correction.at));
    case "paragraph":
      return made(toParagraph(sections, correction.section));
    case "level": {
      const { section, level } = correction;
      const now = sections[section];
      const { min, max } = reviewLimits.level;
      if (!now || now.heading === null || level < min || level > max) return null;
      return made(sections.with(section, { ...now, level }));
    }
    case "leave-out": {
      const out = new Set(correction.sections);
      if (correction.sections.some((section) => !sections[section])) return null;
      return made(sections.filter((_, section) => !out.has(section)));
    }
    case "reword":
      return made(
        inSection(sections, correction.at, (blocks, within) => {
          const block = blocks[within];
          const other = block && reworded(block, correction.words);
          return other ? blocks.with(within, other) : null;
        }),
      );
    case "retitle": {
      const section = sections[correction.section];
      if (!section || section.heading === null || lineOf(correction.heading) === "") return null;
      return made(sections.with(correction.section, { ...section, heading: lineOf(correction.heading) }));
    }
    case "names":
      return {
        ...{ ...draft, title: correction.title || null, byline: correction.byline || null },
        ...Object.fromEntries(originFields.map((field) => [field, (correction[field] ?? draft[field]) || null])),
      };
  }
}

/** Whether a block can become a heading. */
export const canHead = ({ kind, text, html }: DraftBlock): boolean =>
  // A heading is words alone: a picture would be lost.
  kind === "paragraph" && !hasPictures(html) && text !== "" && text.length <= reviewLimits.heading;

function inSection(
  sections: DraftSection[],
  at: number,
  change: (blocks: DraftBlock[], within: number) => DraftBlock[] | null,
): DraftSection[] | null {
  const place = placeOf({ sections }, at);
  const section = place && sections[place.section];
  if (!section) return null;
  const blocks = change(section.blocks, place.within);
  return blocks && sections.with(place.section, { ...section, blocks });
}

function toHeading({ sections }: Draft, at: number): DraftSection[] | null {
  const place = placeOf({ sections }, at);
  const section = place && sections[place.section];
  if (!section || !canHead(place.block) || sections.length >= textLimits.sections) return null;
  const { heading, level, blocks } = section;
  const before = { heading, level, blocks: blocks.slice(0, place.within) };
  const own = {
    heading: lineOf(place.block.text),
    level: heading === null ? 1 : level,
    blocks: blocks.slice(place.within + 1),
  };
  return withoutEmptyStart(sections.toSpliced(place.section, 1, before, own));
}

/** A heading is one line, and nothing in it turns what stands beside it in an outline. */
const lineOf = (words: string): string =>
  words
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

function toParagraph(sections: DraftSection[], at: number): DraftSection[] | null {
  const section = sections[at];
  if (!section || section.heading === null) return null;
  const html = escaped(section.heading);
  const said: DraftBlock = { kind: "paragraph", html, text: wordsOf(html) };
  const blocks = [said, ...section.blocks];
  const before = sections[at - 1];
  if (!before) return sections.with(at, { heading: null, level: 1, blocks });
  return sections.toSpliced(at - 1, 2, { ...before, blocks: [...before.blocks, ...blocks] });
}

/** What stood before the first heading is no section once nothing stands there. */
const withoutEmptyStart = (sections: DraftSection[] | null): DraftSection[] | null =>
  sections && sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0);

const countOf = (sections: DraftSection[]): number => sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
