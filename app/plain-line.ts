/**
 * What people enter as plain text: one line (a name, a title) or prose of several. Refused is what no database
 * stores alike (NUL, halves of surrogate pairs), and what pretends to be other text than it is. Pure.
 */
import { lineWords } from "./words/lines";
import { say, type Message } from "./words/words";

/** The text as it will be stored, or what is wrong with it. */
export type Checked = { value: string; fault?: undefined } | { value?: undefined; fault: Message };

/** In characters as people count them: Unicode code points. */
export type LineLimits = { min?: number; max: number };

/**
 * One line: outer spaces go, all else stays as it was typed.
 *
 * @param value as it comes from a form or JSON: anything. Missing is the empty line.
 */
export function checkLine(value: unknown, { min = 0, max }: LineLimits): Checked {
  return check(value, { min, max }, (line) => {
    if (/[\p{Cc}\u2028\u2029]/u.test(line)) return say(lineWords, (w) => w.control);
    if (turnsDirection.test(line)) return say(lineWords, (w) => w.direction);
    return null;
  });
}

/** Several lines: line breaks and tabs may stand in it. Line ends become `\n`. */
export function checkProse(value: unknown, { min = 0, max }: LineLimits): Checked {
  const ends = typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value;
  return check(ends, { min, max }, (prose) =>
    /[^\P{Cc}\n\t]/u.test(prose) ? say(lineWords, (w) => w.proseControl) : null,
  );
}

/** Embeddings, overrides, isolates (UAX #9, section 2): they reach beyond the name into what stands beside it. */
export const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * A name that is written from right to left, put into a line of ours that is not: by itself (UAX #9, isolates), or the numbers beside it
 * go over to the next name; and behind a mark that keeps the line ours where it begins with one.
 */
export const setApart = (name: string): string => (rightToLeft.test(name) ? `\u200e\u2068${name}\u2069` : name);
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Halves of surrogate pairs; PostgreSQL and UTF-8 know none. */
export const isUnpaired = (text: string): boolean => /\p{Surrogate}/u.test(text);

/**
 * Whether anything could be stored under this name or id. PostgreSQL takes no NUL even in a question, so a look-up asks
 * first: what cannot be stored is not found.
 */
// eslint-disable-next-line no-control-regex
export const canBeKey = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);

/** Something a reader can see: not only spaces, marks of format, and letters drawn as nothing (UAX #44, DI). */
export const isVisible = (text: string): boolean => /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

export const lengthOf = (text: string): number => Array.from(text).length;

function check(
  value: unknown,
  { min, max }: { min: number; max: number },
  faultOf: (text: string) => Message | null,
): Checked {
  if (value !== undefined && value !== null && typeof value !== "string")
    return { fault: say(lineWords, (w) => w.notText) };
  const text = value ?? "";
  if (isUnpaired(text)) return { fault: say(lineWords, (w) => w.unpaired) };
  const trimmed = text.trim();
  const fault = faultOf(trimmed);
  if (fault) return { fault };
  if (trimmed === "") return min > 0 ? { fault: say(lineWords, (w) => w.missing) } : { value: "" };
  if (!isVisible(trimmed)) return { fault: say(lineWords, (w) => w.invisible) };
  const length = lengthOf(trimmed);
  if (length < min) return { fault: say(lineWords, (w) => w.tooShort(min)) };
  if (length > max) return { fault: say(lineWords, (w) => w.tooLong(length, max)) };
  return { value: trimmed };
}

/** The name of a file may be anything; what no database takes of it is left out. */
export const storable = (name: string) =>
  Array.from(name.replace(/[\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069]+/gu, " "))
    .slice(0, 300)
    .join("")
    .trim();
