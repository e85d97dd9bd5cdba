/**
 * YAML front matter, as far as a text needs it: title, author, language, where it comes from. Read line by line and never evaluated, since
 * the libraries for it run code (`---js`) or expand aliases without end. Unknown keys are passed over.
 */
import { unknownOrigin, type OriginSaid } from "../origin";
import { textLimits, type Draft } from "../text";
import { addressOf } from "./addresses";
import { dateOf } from "./dates";
import { licenceName } from "./licences";
import { isVisible } from "../../plain-line";

export type FrontMatter = Pick<Draft, "title" | "byline" | "language" | keyof OriginSaid> & {
  body: string;
};

const furthest = 200;

/** @param source with `\n` line ends. Without front matter the body is the source. */
export function frontMatterOf(source: string): FrontMatter {
  const none: FrontMatter = { title: null, byline: null, language: null, ...unknownOrigin, body: source };
  if (!/^---[ \t]*\n/.test(source.slice(0, 100))) return none;
  const lines = source.slice(0, 50_000).split("\n", furthest);
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  // A rule at the top of a text is no front matter: that has a key in its first line.
  if (
    end < 1 ||
    (end > 1 &&
      !/^[\w-]{1,40}\s{0,4}:/.test(lines.slice(1, end).find((line) => line.trim() && !line.startsWith("#")) ?? ""))
  ) {
    return none;
  }
  const found = entries(lines.slice(1, end));
  const first = (...keys: string[]) => keys.map((key) => found.get(key)).find((values) => values?.length) ?? [];
  /** The first that says what is asked: elsewhere `published` is "true", and `source` the name of a paper. */
  const read = (reader: (said: string) => string | null, ...keys: string[]) =>
    keys.map((key) => reader((found.get(key) ?? []).join(", "))).find((said) => said !== null) ?? null;
  return {
    title: titleOf(first("title").join(" ")),
    byline: bylineOf(first("author", "authors", "byline", "by").join(", ")),
    language: languageOf(first("lang", "language")[0] ?? ""),
    published: read(dateOf, "published", "date", "pubdate"),
    source: read(addressOf, "source", "canonical", "canonical_url", "url"),
    licence: read(licenceOf, "licence", "license", "rights"),
    body: lines.slice(end + 1).length ? source.slice(lines.slice(0, end + 1).join("\n").length + 1) : "",
  };
}

/** A map, not an object: `__proto__: x` is a key like any other. */
function entries(lines: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let last: string[] | null = null;
  for (const line of lines) {
    const [, key, rest = ""] = /^([\w-]{1,40})\s{0,4}:(?:\s(.*))?$/.exec(line.trimEnd()) ?? [];
    if (key !== undefined) {
      last = valuesOf(rest);
      found.set(key.toLowerCase(), last);
      continue;
    }
    const item = /^\s{0,8}-\s{1,4}(.*)$/.exec(line)?.[1] ?? /^\s{1,8}(\S.*)$/.exec(line)?.[1];
    if (item !== undefined && last) last.push(...valuesOf(item.replace(/^name:\s/, "")));
  }
  return found;
}

function valuesOf(raw: string): string[] {
  const text = raw.trim();
  const parts =
    text.startsWith("[") && text.endsWith("]") ? (text.slice(1, -1).match(/"[^"]*"|'[^']*'|[^,"']+/g) ?? []) : [text];
  return parts.map(unquoted).filter((value) => value !== "" && !/^[|>][+-]?$/.test(value));
}

function unquoted(raw: string): string {
  const text = raw.trim().slice(0, 2000);
  const quote = text[0];
  if (quote === "'" && text.length > 1 && text.endsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (quote === '"' && text.length > 1 && text.endsWith('"')) return text.slice(1, -1).replace(/\\(["\\])/g, "$1");
  return text.replace(/\s#[^'"]*$/, "").trim();
}

export const titleOf = (text: string) => fitting(text, textLimits.title.max);
export const bylineOf = (text: string) => fitting(text, textLimits.byline.max);

/** A licence in a few words, by its name where it is given by its address. */
export function licenceOf(said: string): string | null {
  const line = fitting(
    licenceName(said).replace(/[\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069]+/gu, " "),
    textLimits.licence.max,
  );
  return line !== null && isVisible(line) ? line : null;
}

/** One line, no longer than the field takes; null when nothing is left. */
function fitting(text: string, most: number): string | null {
  const line = text
    .slice(0, most * 4)
    .split(/\s/)
    .filter(Boolean)
    .join(" ");
  const letters = [...line];
  return line === ""
    ? null
    : letters.length <= most
      ? line
      : `${letters
          .slice(0, most - 1)
          .join("")
          .trimEnd()}…`;
}

/** The canonical tag (BCP 47), or null for what is none. */
export function languageOf(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
