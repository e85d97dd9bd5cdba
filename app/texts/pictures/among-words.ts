/** Pictures among the words of a block: which are shown there, and the words of those that are not. Pure. */
import { escaped, wordsOf } from "../import/safe-html";
import type { DraftBlock } from "../text";
import { pictureBlock, pictureHtml, picturesIn, pictureLimits, type Shown } from "./picture";

/** Whether any stand there. */
export const hasPictures = (html: string): boolean => html.includes("<img ");

/** What is described by a letter or a sign is that sign, drawn: words would fall apart without it. */
export const isSign = (alt: string): boolean =>
  alt !== "" && alt.length <= 20 && !/\s/.test(alt) && [...signs.segment(alt)].length <= 2;
const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Whether a side that its page gives it says that it adorns, or counts visitors. */
export const isTiny = (sides: readonly number[]): boolean => sides.some((side) => side < pictureLimits.least);

/** @param html of what was to be a block. @returns its pictures, where it says nothing else; null where it has words */
export function picturesOnly(html: string): DraftBlock[] | null {
  if (!hasPictures(html) || wordsOf(html) !== "") return null;
  return [...picturesIn(html)].map(({ shown }) => pictureBlock(shown));
}

/**
 * A block with others in the place of its pictures.
 *
 * @param now what is shown there instead; null: the words of its description stand there
 * @returns null where nothing is left of it
 */
export function withPictures(block: DraftBlock, now: (shown: Shown) => Shown | null): DraftBlock | null {
  let [made, at, isLess] = ["", 0, false];
  for (const { shown, from, to } of picturesIn(block.html)) {
    made += block.html.slice(at, from);
    at = to;
    const next = now(shown);
    if (next) {
      made += pictureHtml(next);
      continue;
    }
    isLess = true;
    const before = withoutMarks(made.slice(-300));
    const after = withoutMarks(block.html.slice(at, at + 300));
    if (shown.alt === "") {
      // The blanks on both sides of nothing are one.
      if (/(?:^|[\s>])$/.test(before) && block.html.charAt(at) === " ") at++;
      continue;
    }
    made += `${/(?:^|[\s>([“‘„«])$/.test(before) ? "" : " "}${escaped(shown.alt)}${/^(?:[\p{L}\p{N}([“‘„«]|<img )/u.test(after) ? " " : ""}`;
  }
  made += block.html.slice(at);
  const html = isLess ? withoutEmpty(made).trim() : made;
  const text = wordsOf(html);
  return text === "" && !hasPictures(html) ? null : { kind: block.kind, html, text };
}

const withoutMarks = (html: string) => html.replace(/<\/?(?:a|em|strong|s|code|sup|sub|span)(?: [^<>]*)?>/g, "");

/** Without what held a picture alone. A cell stays: those beside it would move. */
function withoutEmpty(html: string): string {
  let now = html;
  for (let round = 0; round < 10; round++) {
    const before = now;
    now = now.replace(/<(a|em|strong|s|code|sup|sub|p|li|ul|ol|blockquote)(?: [^<>]*)?><\/\1>/g, "");
    if (now === before) break;
  }
  return now;
}
