/**
 * Which entries of a group's list a comment meets. Words are compared as they look, so that capitals, letters of
 * other alphabets and invisible signs hide nothing; patterns are read by RE2 (`re2js`), which never takes longer than in
 * proportion to the text, whoever wrote the pattern, and to how much the pattern asks, which is limited.
 */
import { RE2JS } from "re2js";
import { latinLook } from "../accounts/look-alikes";
import { preventionLimits, type ListEntry } from "../groups/prevention";
import { findWord, spelled, type Spelling } from "./word-match";

export type Met = { entry: ListEntry; words: string };
export type EntryFault = "length" | "pattern" | "everything" | "costly";

/** Compiled once: a list is asked of every comment. */
const compiled = new Map<string, RE2JS | null>();
const mostCompiled = 5_000;

/** Why an entry cannot stand in a list; null: it can. */
export function entryFault({ kind, text }: ListEntry): EntryFault | null {
  const { min, max } = preventionLimits.entry;
  const length = [...text.trim()].length;
  if (length < min || length > max) return "length";
  if (!/[\p{L}\p{N}]/u.test(text)) return "everything";
  if (kind === "word") return (text.match(/\*+/g)?.length ?? 0) > preventionLimits.stars ? "costly" : null;
  const expression = compile(text);
  if (!expression) return "pattern";
  if (expression.matcher("").find()) return "everything";
  return expression.programSize() > preventionLimits.pattern.steps ? "costly" : null;
}

/** What all patterns of a list ask of each letter of a comment. */
export const stepsOf = (list: ListEntry[]): number =>
  list.reduce((sum, { kind, text }) => sum + (kind === "pattern" ? (compile(text)?.programSize() ?? 0) : 0), 0);

/** @param texts of one comment: as it was written, and as it is shown */
export function metIn(list: ListEntry[], texts: string[]): Met[] {
  const looks = looksOf(texts);
  return list.flatMap((entry) => metBy(entry, looks));
}

/** The same outside of a write, where others go on in between: a long list and a long comment take a while. */
export async function lookThrough(list: ListEntry[], texts: string[]): Promise<Met[]> {
  const looks = looksOf(texts);
  const met: Met[] = [];
  let since = performance.now();
  for (const entry of list) {
    met.push(...metBy(entry, looks));
    if (performance.now() - since < 8) continue;
    await new Promise((go) => setImmediate(go));
    since = performance.now();
  }
  return met;
}

type Look = { text: string; spelled: Spelling };

const looksOf = (texts: string[]): Look[] =>
  [...new Set(texts.flatMap((text) => [text.normalize("NFKC"), latinLook(text)]))].map((text) => ({
    text,
    spelled: spelled(text),
  }));

function metBy(entry: ListEntry, looks: Look[]): Met[] {
  for (const look of looks) {
    const words = entry.kind === "word" ? wordIn(entry.text, look) : patternIn(entry.text, look);
    if (words !== null) return [{ entry, words: [...words.trim()].slice(0, 60).join("") }];
  }
  return [];
}

/** As it is written, and as it looks: a word of another alphabet is looked for in either. */
function wordIn(text: string, { spelled }: Look): string | null {
  const plain = text.trim().normalize("NFKC");
  const look = latinLook(text).trim();
  return findWord(plain, spelled) ?? (look === plain ? null : findWord(look, spelled));
}

function patternIn(pattern: string, { text }: Look): string | null {
  const matcher = compile(pattern)?.matcher(text);
  return matcher?.find() ? (matcher.group() ?? "") : null;
}

function compile(text: string): RE2JS | null {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= mostCompiled) compiled.clear();
  let expression: RE2JS | null;
  try {
    expression = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE);
  } catch {
    expression = null;
  }
  compiled.set(text, expression);
  return expression;
}
