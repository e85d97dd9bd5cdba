/**
 * A passage by its words: found again in the plain text of its block, and made from a selection. Pure.
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
import type { Quote } from "./anchor";

/** UTF-16 offsets into a block's plain text, end exclusive. */
export type Span = { start: number; end: number };

/** UTF-16 units on either side; what the recommendation's examples and its users take. */
const context = 32;

/**
 * Where the quote stands in the text, or null. As it is written if possible; else with typographic quotation marks,
 * no-break spaces and runs of white space taken for their plain forms. Of several places the one whose surroundings
 * agree longest with prefix and suffix, and the first of equals.
 */
export function findQuote(text: string, quote: Quote): Span | null {
  if (quote.exact === "") return null;
  const asWritten = best(text, quote);
  if (asWritten) return asWritten;
  const plain = plainForm(text);
  const sought = {
    exact: plainForm(quote.exact).text,
    prefix: plainForm(quote.prefix).text,
    suffix: plainForm(quote.suffix).text,
  };
  // A selection takes a space at its ends along that a line break had put there.
  const found = best(plain.text, sought) ?? best(plain.text, { ...sought, exact: sought.exact.trim() });
  return found && { start: plain.at[found.start] ?? 0, end: plain.at[found.end] ?? text.length };
}

/** The quote of a passage, with context; widened where an end falls inside a surrogate pair. */
export function quoteAt(text: string, start: number, end: number): Quote {
  const from = isInsidePair(text, start) ? start - 1 : start;
  const to = isInsidePair(text, end) ? end + 1 : end;
  const before = Math.max(0, from - context);
  const after = Math.min(text.length, to + context);
  return {
    exact: text.slice(from, to),
    prefix: text.slice(isInsidePair(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, isInsidePair(text, after) ? after - 1 : after),
  };
}

function isInsidePair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** The occurrence whose surroundings agree best. Every occurrence is looked at: time grows with text × context. */
function best(text: string, { exact, prefix, suffix }: Quote): Span | null {
  if (exact === "") return null;
  let found: Span | null = null;
  let most = -1;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    const agreement = agreesBefore(text, start, prefix) + agreesAfter(text, end, suffix);
    if (agreement > most) {
      most = agreement;
      found = { start, end };
    }
    if (most === prefix.length + suffix.length) break;
  }
  return found;
}

function agreesBefore(text: string, start: number, prefix: string): number {
  let same = 0;
  while (same < prefix.length && same < start && text[start - 1 - same] === prefix[prefix.length - 1 - same]) same += 1;
  return same;
}

function agreesAfter(text: string, end: number, suffix: string): number {
  let same = 0;
  while (same < suffix.length && end + same < text.length && text[end + same] === suffix[same]) same += 1;
  return same;
}

const plainMarks: Record<string, string> = Object.fromEntries([
  ...[..."“”„‟«»″＂"].map((mark) => [mark, '"']),
  ...[..."‘’‚‛′ʼ＇‹›"].map((mark) => [mark, "'"]),
]);

/** One UTF-16 unit, typographic quotation marks and white space taken for their plain forms. */
export const plainUnit = (unit: string): string => (/\s/.test(unit) ? " " : (plainMarks[unit] ?? unit));

/** Each unit of the plain form with the offset of the unit it came from; `at` has one more, for the end. */
function plainForm(text: string): { text: string; at: number[] } {
  const units: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = plainUnit(text.charAt(index));
    if (unit === " " && units.at(-1) === " ") continue;
    units.push(unit);
    at.push(index);
  }
  at.push(text.length);
  return { text: units.join(""), at };
}
