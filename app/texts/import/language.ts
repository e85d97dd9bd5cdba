/**
 * The language of a text that does not say it: by its script where only one language is written in it, else by the
 * commonest small words, of which no prose of any length can do without. Rather no language than a wrong one: a wrong one
 * is read aloud with the wrong voice, and its words are divided at the wrong places.
 */

import type { DraftSection } from "../text";
import { smallWords, type SmallWords } from "./small-words";

/** Of what there have to be before anything is guessed: words, or half as many signs where words are not set apart. */
const fewest = 30;
/** Characters that are looked at. */
const furthest = 30_000;
/** Of the letters in the script, and of the words among the small ones. Turkish and Finnish come with few small words. */
const leastScript = 0.75;
const leastShare = 0.1;
/** How many times as many small words as of the next language. */
const margin = 1.3;

/** @returns a tag of BCP 47, or null where there is too little to tell, or two languages are as likely */
export function languageIn(draft: { sections: DraftSection[] }): string | null {
  let text = "";
  for (const { heading, blocks } of draft.sections) {
    for (const words of [heading ?? "", ...blocks.map((block) => (block.kind === "code" ? "" : block.text))]) {
      text += `${words}\n`;
      if (text.length > furthest) return languageOfWords(text);
    }
  }
  return languageOfWords(text);
}

/** As `languageIn`, of words alone. */
export function languageOfWords(text: string): string | null {
  const start = text.slice(0, furthest).normalize("NFC").toLowerCase();
  const letters = start.match(/\p{L}/gu) ?? [];
  const script = scriptOf(letters);
  if (script === null) return null;
  const words = start.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (unspaced.has(script) ? letters.length < fewest * 2 : words.length < fewest) return null;
  if (script === "han") return eastAsian(letters);
  const tables = smallWords[script];
  return tables ? mostLike(words, tables) : (byScript.find(([name]) => name === script)?.[2] ?? null);
}

function mostLike(words: string[], tables: SmallWords[]): string | null {
  const scores = tables.map(([language, small]) => ({
    language,
    hits: words.reduce((sum, word) => sum + (small.has(word) ? 1 : 0), 0),
  }));
  const [best, next] = scores.sort((a, b) => b.hits - a.hits);
  if (!best || best.hits < words.length * leastShare || best.hits < (next?.hits ?? 0) * margin) return null;
  return best.language;
}

/** Japanese is written with kana between its signs, Chinese with signs alone. */
function eastAsian(letters: string[]): string {
  const kana = letters.filter((letter) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)).length;
  return kana * 10 > letters.length ? "ja" : "zh";
}

/** The script of most letters; null where they are mixed, as in a grammar. */
function scriptOf(letters: string[]): string | null {
  for (const [name, sign] of byScript) {
    const count = letters.filter((letter) => sign.test(letter)).length;
    if (count * 2 > letters.length) return count >= letters.length * leastScript ? name : null;
  }
  return null;
}

/** Each script with the language that is written in it, where there is but one that many read. */
const byScript: [script: string, sign: RegExp, language: string | null][] = [
  ["latin", /\p{Script=Latin}/u, null],
  ["cyrillic", /\p{Script=Cyrillic}/u, null],
  ["han", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, null],
  ["arabic", /\p{Script=Arabic}/u, null],
  ["devanagari", /\p{Script=Devanagari}/u, null],
  ["hebrew", /\p{Script=Hebrew}/u, null],
  ["greek", /\p{Script=Greek}/u, "el"],
  ["hangul", /\p{Script=Hangul}/u, "ko"],
  ["thai", /\p{Script=Thai}/u, "th"],
  ["armenian", /\p{Script=Armenian}/u, "hy"],
  ["georgian", /\p{Script=Georgian}/u, "ka"],
  ["bengali", /\p{Script=Bengali}/u, null],
  ["tamil", /\p{Script=Tamil}/u, "ta"],
  ["telugu", /\p{Script=Telugu}/u, "te"],
  ["khmer", /\p{Script=Khmer}/u, "km"],
  ["lao", /\p{Script=Lao}/u, "lo"],
  ["myanmar", /\p{Script=Myanmar}/u, "my"],
];
/** Scripts without blanks between words. */
const unspaced = new Set(["han", "thai", "khmer", "lao", "myanmar"]);
