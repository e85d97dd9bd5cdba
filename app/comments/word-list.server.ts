/**
 * Which entries of a group's list a comment meets. Words are compared as they look, so that capitals, letters of
 * other alphabets and invisible signs hide nothing; patterns are read by RE2 (`re2js`), which never takes longer than in
 * proportion to the text, whoever wrote the pattern.
 */
import { RE2JS } from "re2js";
import { latinLook } from "../accounts/look-alikes";
import { preventionLimits, type ListEntry } from "./prevention";

export type Met = { entry: ListEntry; words: string };

/** Compiled once: a list is asked of every comment. */
const compiled = new Map<string, RE2JS | null>();
const mostCompiled = 5_000;

/** Why an entry cannot stand in a list; null: it can. */
export function entryFault({ kind, text }: ListEntry): "length" | "pattern" | "everything" | null {
  const { min, max } = preventionLimits.entry;
  const length = [...text.trim()].length;
  if (length < min || length > max) return "length";
  const expression = compile(kind, text);
  if (!expression) return "pattern";
  return expression.matcher("").find() || !/[\p{L}\p{N}]/u.test(text) ? "everything" : null;
}

/** @param texts of one comment: as it was written, and as it is shown */
export function metIn(list: ListEntry[], texts: string[]): Met[] {
  const looks = [...new Set(texts.flatMap((text) => [text.normalize("NFKC"), latinLook(text)]))];
  const met: Met[] = [];
  for (const entry of list) {
    const expression = compile(entry.kind, entry.text);
    if (!expression) continue;
    for (const look of looks) {
      const matcher = expression.matcher(look);
      if (!matcher.find()) continue;
      met.push({ entry, words: [...(matcher.group() ?? "").trim()].slice(0, 60).join("") });
      break;
    }
  }
  return met;
}

function compile(kind: ListEntry["kind"], text: string): RE2JS | null {
  const key = `${kind}:${text}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (compiled.size >= mostCompiled) compiled.clear();
  let expression: RE2JS | null;
  try {
    expression = RE2JS.compile(kind === "word" ? wordPattern(text) : text, RE2JS.CASE_INSENSITIVE);
  } catch {
    expression = null;
  }
  compiled.set(key, expression);
  return expression;
}

/** RE2 knows no look-behind, and its `\b` only Latin letters: what stands beside a word is matched along. */
function wordPattern(text: string): string {
  const look = latinLook(text.replaceAll("*", "\u0001"));
  const plain = text.trim().normalize("NFKC").replaceAll("*", "\u0001");
  const either = [...new Set([plain, look.trim()])].filter((each) => each !== "").map(asPattern);
  return `(?:^|[^\\p{L}\\p{N}])(?:${either.join("|")})(?:$|[^\\p{L}\\p{N}])`;
}

const asPattern = (words: string) =>
  words
    .split(/\s+/u)
    .map((word) => RE2JS.quote(word).replaceAll("\u0001", "[\\p{L}\\p{N}]*"))
    .join("\\s+");
