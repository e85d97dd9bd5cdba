/** What the page of a review shows of a draft: its outline, and a part of it small enough to be read and changed. Pure. */
import { numbered } from "../import/outline";
import { hasPictures } from "../pictures/among-words";
import { isNumbered, type BlockKind, type Draft, type DraftBlock } from "../text";
import { canHead } from "./corrected";
import { placeOf, withUnder } from "./correction";
import { canJoin } from "./inline";
import { rewordable } from "./reworded";
import { openingsIn, type Opening } from "./sentences";

/** Up to so many blocks and signs a draft is shown whole; beyond, a section at a time, so many blocks of it. */
export const shownBlocks = { whole: 300, signs: 500_000, part: 150 } as const;

export type ShownLine = {
  section: number;
  heading: string | null;
  level: number;
  from: number | null;
  to: number | null;
  /** Where it is shown. */
  href: string;
};
export type ShownBlock = {
  at: number;
  number: number | null;
  /** Which of its kind, from 1: pictures, captions and notes have no number. */
  nth: number;
  kind: BlockKind;
  html: string;
  canJoin: boolean;
  canHead: boolean;
  /** Whether any stand among its words. */
  hasPictures: boolean;
  /** What it says, where that can be changed. */
  words: string | null;
  openings: Opening[];
};
export type ShownSection = {
  section: number;
  heading: string | null;
  level: number;
  /** Sections that stand under it. */
  under: number;
  blocks: ShownBlock[];
};
export type ShownDraft = {
  outline: ShownLine[];
  paragraphs: number;
  /** One section of a draft that is too long to be shown whole, or all of them. */
  shown: ShownSection[];
  isWhole: boolean;
  section: number;
  previous: string | null;
  next: string | null;
};

/** @param at what is asked for: a section, and from which of its blocks. Beyond the end the last is shown */
export function shownDraft(draft: Draft, at: { section: number; from: number }): ShownDraft {
  const sections = numbered(draft.sections);
  const starts = startsOf(draft);
  const nths = nthsOf(draft);
  const isWhole = isShownWhole(draft);
  const section = Math.max(0, Math.min(at.section, sections.length - 1));
  const size = sections[section]?.blocks.length ?? 0;
  const { part } = shownBlocks;
  const from = Math.max(0, Math.min(Math.floor(at.from / part), Math.ceil(size / part) - 1)) * part;
  const to = isWhole ? Infinity : from + part;

  const show = (which: number): ShownSection[] => {
    const found = sections[which];
    if (!found) return [];
    const { heading, level, blocks } = found;
    const first = isWhole ? 0 : from;
    const shown = blocks.slice(first, to).map((block, nth): ShownBlock => {
      const before = blocks[first + nth - 1];
      return {
        at: (starts[which] ?? 0) + first + nth,
        number: block.number,
        nth: nths[(starts[which] ?? 0) + first + nth] ?? 1,
        kind: block.kind,
        html: block.html,
        canJoin: before !== undefined && canJoin(before, block),
        canHead: canHead(block),
        hasPictures: block.kind !== "picture" && hasPictures(block.html),
        words: rewordable(block),
        openings: openingsIn(block, draft.language),
      };
    });
    return [{ section: which, heading, level, under: withUnder(sections, which).length - 1, blocks: shown }];
  };
  const href = (which: number, start = 0) =>
    which < 0 || which >= sections.length ? null : placeHref(isWhole, which, start);
  const sizeBefore = sections[section - 1]?.blocks.length ?? 0;
  return {
    outline: sections.map(({ heading, level, blocks }, which) => {
      const numbers = blocks.map(({ number }) => number).filter((number) => number !== null);
      const [first, last] = [numbers[0] ?? null, numbers.at(-1) ?? null];
      return { section: which, heading, level, from: first, to: last, href: placeHref(isWhole, which) };
    }),
    paragraphs: draft.sections.reduce((sum, { blocks }) => sum + countNumbered(blocks), 0),
    shown: isWhole ? sections.flatMap((_, which) => show(which)) : show(section),
    isWhole,
    section,
    previous: isWhole ? null : from > 0 ? href(section, from - part) : href(section - 1, lastPart(sizeBefore)),
    next: isWhole ? null : from + part < size ? href(section, from + part) : href(section + 1),
  };
}

/** Where a block is shown, or the one that has come into its place: the rest of the address, behind that of the review. */
export function blockHref(draft: Draft, at: number): string {
  const count = draft.sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const place = placeOf(draft, Math.min(at, count - 1));
  if (!place) return "";
  const hash = `#b-${Math.min(at, count - 1)}`;
  const from = Math.floor(place.within / shownBlocks.part) * shownBlocks.part;
  return isShownWhole(draft) ? hash : placeHref(false, place.section, from).replace(/#.*/, hash);
}

/** The same of a section. */
export function sectionHref(draft: Draft, section: number): string {
  const last = draft.sections.length - 1;
  return last < 0 ? "" : placeHref(isShownWhole(draft), Math.max(0, Math.min(section, last)));
}

const placeHref = (isWhole: boolean, section: number, from = 0) =>
  isWhole ? `#s-${section}` : `?section=${section}${from > 0 ? `&from=${from}` : ""}#s-${section}`;

function isShownWhole({ sections }: Draft): boolean {
  let [blocks, signs] = [0, 0];
  for (const section of sections) {
    blocks += section.blocks.length;
    for (const { html } of section.blocks) signs += html.length;
  }
  return blocks <= shownBlocks.whole && sections.length <= shownBlocks.whole && signs <= shownBlocks.signs;
}

const lastPart = (size: number) => Math.max(0, Math.ceil(size / shownBlocks.part) - 1) * shownBlocks.part;

const countNumbered = (blocks: DraftBlock[]) => blocks.filter(({ kind }) => isNumbered(kind)).length;

function nthsOf({ sections }: Draft): number[] {
  const counts = new Map<BlockKind, number>();
  return sections.flatMap(({ blocks }) =>
    blocks.map(({ kind }) => {
      const nth = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, nth);
      return nth;
    }),
  );
}

/** How many blocks stand before each section. */
function startsOf({ sections }: Draft): number[] {
  let blocks = 0;
  return sections.map((section) => {
    const start = blocks;
    blocks += section.blocks.length;
    return start;
  });
}
