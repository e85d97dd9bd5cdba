/** Where in minutes a passage of a text is spoken of, as they are written: people change them by hand. Pure. */
import { escapeHtml } from "../comments/article-html";
import { minutesWords } from "../words/session-minutes";
import type { MinutesPart } from "./minutes-view";

const isOfTheWay = /^<li[^>]*>\s*\d{1,2}[:.]\d{2}: /;

/** What the address of such a place ends in. */
export const passageId = "passage";

/** `¶ 7` and `¶ 3 to 9`, as the record writes them. */
const said = new RegExp(
  [minutesWords.en.passage(1, 2), minutesWords.en.passage(1, 1)]
    .map((each) => each.replace("1", "(\\d{1,6})").replace("2", "(\\d{1,6})"))
    .join("|"),
  "g",
);

/**
 * Marks the line that speaks of a paragraph: of several the one with the shortest passage. A line of the group's way
 * through the text, `19:48: ¶ 7`, says only when it was there: it is taken where no other speaks of it.
 *
 * @param parts their `html` is safe as it stands
 * @param title of the text it is in; null: the session has only this one
 * @returns the same parts where nothing is found
 */
export function markPassage(parts: MinutesPart[], number: number, title: string | null): MinutesPart[] {
  let best: { part: number; at: number; length: number } | null = null;
  for (const [part, { html }] of parts.entries()) {
    for (const found of html.matchAll(said)) {
      const from = Number(found[1] ?? found[3]);
      const to = Number(found[2] ?? from);
      if (number < from || number > to) continue;
      if (title !== null && !before(html, found.index).endsWith(escapeHtml(title))) continue;
      const at = Math.max(html.lastIndexOf("<li", found.index), html.lastIndexOf("<p", found.index));
      const length = to - from + (isOfTheWay.test(html.slice(at)) ? Number.MAX_SAFE_INTEGER : 0);
      if (at >= 0 && (best === null || length < best.length)) best = { part, at, length };
    }
  }
  if (best === null) return parts;
  const { part: meant, at } = best;
  return parts.map((part, place) => {
    if (place !== meant) return part;
    return { ...part, html: part.html.slice(0, at) + part.html.slice(at).replace(/^<\w+/, opened) };
  });
}

/** What stands before it, without what sets a name apart that is written from right to left. */
const before = (html: string, index: number): string =>
  html
    .slice(0, index)
    .replace(/[\u200e\u2068\u2069]/g, "")
    .trimEnd();

const opened = (tag: string) => `${tag} id="${passageId}" tabindex="-1"`;
