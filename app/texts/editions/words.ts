/** The words of a text with their places, for finding them again in another wording of it. Pure. */
import { withoutMarks } from "../import/notes";

export type Word = {
  /** Compatibility form in small letters: what is compared. */
  form: string;
  /** UTF-16 offsets, end exclusive. */
  start: number;
  end: number;
  /** First of its sentence, as far as punctuation and lines tell. */
  opens: boolean;
  /** Last of its sentence. */
  closes: boolean;
};

/**
 * What counts is what counts in `wording`: no punctuation, no note marks. Where words are not parted by blanks (Chinese,
 * Japanese, Thai …) each sign is one, or a whole sentence would be a single word that one correction replaces. So are
 * pictographs, which have no letters beside them.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  // Marks keep their length here, or what follows would have other offsets.
  const unmarked = text.replace(/\[\d{1,7}\]/g, (mark) => withoutMarks(mark).padEnd(mark.length));
  let ended = true;
  let last = 0;
  for (const { 0: found, index: start } of unmarked.matchAll(single)) {
    const between = unmarked.slice(last, start);
    const opens = ended || sentenceEnd.test(between);
    const previous = words.at(-1);
    if (opens && previous) previous.closes = true;
    last = start + found.length;
    words.push({ form: found.normalize("NFKC").toLowerCase(), start, end: last, opens, closes: false });
    ended = false;
  }
  const final = words.at(-1);
  if (final) final.closes = true;
  return words;
}

const unparted = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const single = new RegExp(
  String.raw`[${unparted}]\p{M}*|(?:(?![${unparted}])[\p{L}\p{M}\p{N}])+|\p{Extended_Pictographic}`,
  "gu",
);
const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*\s|[。！？]|\n/u;
