/**
 * A word of a list in a text: whole, in whatever case, `*` for any letters. By looking for its letters, not by an expression: a
 * list of five hundred is asked of every comment. Pure.
 */

/** A text made ready to be looked through. */
export type Spelling = { shown: string; lower: string };

/** Runs of space are one space, so that words that stand together are found however they stand. */
export function spelled(text: string): Spelling {
  const shown = text.replace(/\s+/gu, " ");
  const lower = shown.toLowerCase();
  // A letter that is two in small letters would move all that follow it.
  return lower.length === shown.length ? { shown, lower } : { shown: lower, lower };
}

/** Letters that one `*` stands for, at most: what is longer is no word. */
const mostLetters = 60;

/** @returns how it stands there; null: it does not */
export function findWord(word: string, { shown, lower }: Spelling): string | null {
  const parts = spelled(word).lower.replace(/\*+/g, "*").split("*");
  const first = parts.findIndex((part) => part !== "");
  const lead = parts[first];
  if (lead === undefined) return null;
  const rest = parts.slice(first + 1);
  for (let at = lower.indexOf(lead); at >= 0; at = lower.indexOf(lead, at + 1)) {
    if (first === 0 && isLetterBefore(lower, at)) continue;
    const end = endOf(lower, at + lead.length, rest);
    if (end !== null) return shown.slice(first === 0 ? at : lettersBefore(lower, at), end);
  }
  return null;
}

/** Where it ends, if what follows a `*` follows within the same word. */
function endOf(lower: string, from: number, rest: string[]): number | null {
  const [next, ...more] = rest;
  if (next === undefined) return isLetterAt(lower, from) ? null : from;
  for (let at = from; at <= from + mostLetters;) {
    if (next === "" && more.length === 0) return lettersAfter(lower, from);
    if (lower.startsWith(next, at)) {
      const end = endOf(lower, at + next.length, more);
      if (end !== null) return end;
    }
    if (!isLetterAt(lower, at)) return null;
    at += widthAt(lower, at);
  }
  return null;
}

const letter = /[\p{L}\p{N}]/u;
const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
const isLetterAt = (text: string, at: number) =>
  at < text.length && letter.test(text.slice(at, at + widthAt(text, at)));
const startBefore = (text: string, at: number) => (/[\udc00-\udfff]/.test(text[at - 1] ?? "") ? at - 2 : at - 1);
const isLetterBefore = (text: string, at: number) => at > 0 && isLetterAt(text, startBefore(text, at));

function lettersBefore(text: string, at: number): number {
  while (isLetterBefore(text, at)) at = startBefore(text, at);
  return at;
}

function lettersAfter(text: string, at: number): number {
  while (isLetterAt(text, at)) at += widthAt(text, at);
  return at;
}
