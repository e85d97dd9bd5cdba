/** The words of a block changed, its marks (italics, links, notes) left on the words that stay. Pure. */
import { escaped, wordsOf } from "../import/safe-html";
import { described } from "../pictures/picture";
import type { DraftBlock } from "../text";
import { wordDiff, type Piece } from "../word-diff";
import { saidBy, tidied, tokensOf } from "./inline";

/** What it says, or how a picture is described, to be changed; null for what has an order of its own inside (lists, tables, quotations, notes). */
export const rewordable = ({ kind, html, text }: DraftBlock): string | null =>
  kind === "picture"
    ? text
    : (kind === "paragraph" || kind === "caption" || kind === "verse") &&
        !/<(?:p|ul|ol|li|pre|blockquote|aside|table)\b/.test(html)
      ? saidBy(html)
      : null;

/**
 * @param words what it is to say; a line break is one. Of a picture "" as well: it only adorns
 * @returns null where it cannot be reworded, or would say nothing
 */
export function reworded(block: DraftBlock, words: string): DraftBlock | null {
  if (block.kind === "picture") return described(block, words);
  const said = rewordable(block);
  if (said === null || words.trim() === "") return null;
  const html = tidied(carriedOver(block.html, said, words));
  return { kind: block.kind, html, text: wordsOf(html) };
}

type Insertion = { words: string; inPlaceOf: boolean };

function carriedOver(html: string, said: string, words: string): string {
  const { isLeftOut, insertions } = changesOf(said, words);
  let made = "";
  let at = 0;
  const open: boolean[] = [];
  // Nothing is written into the mark of a note, and nothing twice.
  const insert = (isInPlace: boolean) => {
    const insertion = insertions.get(at);
    if (!insertion || (insertion.inPlaceOf && !isInPlace) || open.includes(true)) return;
    made += escaped(insertion.words).replaceAll("\n", "<br>");
    insertions.delete(at);
  };
  insert(false);
  for (const token of tokensOf(html)) {
    if (token.tag !== null && token.tag !== "br") {
      if (token.isEnd) open.pop();
      else if (token.tag !== "img") open.push(token.html.includes(" id="));
      made += token.html;
      if (token.isEnd) insert(false);
      continue;
    }
    const signs = token.said.length === token.html.length ? token.html : null;
    for (let nth = 0; nth < token.said.length; nth++) {
      insert(true);
      if (!isLeftOut.has(at)) made += signs === null ? token.html : signs.charAt(nth);
      at++;
      insert(false);
    }
  }
  // What came in place of the last mark of a note.
  for (const [, { words: left }] of insertions) made += escaped(left).replaceAll("\n", "<br>");
  return made;
}

/** A word stands there with the blank before it: where one comes for another, the blank stays where it is, outside its mark. */
function besideBlanks(pieces: Piece[]): Piece[] {
  return pieces.flatMap((piece, nth): Piece[] => {
    const [before, after] = [pieces[nth - 1], pieces[nth + 1]];
    if (piece.is === "same") return [piece];
    const isFirst = after !== undefined && after.is !== "same";
    const other = isFirst ? after : before?.is === "same" ? undefined : before;
    const blank = other && /^\s/.test(piece.text) && piece.text.charAt(0) === other.text.charAt(0) ? 1 : 0;
    const rest = { is: piece.is, text: piece.text.slice(blank) };
    return [...(blank && isFirst ? [{ is: "same" as const, text: piece.text.slice(0, blank) }] : []), rest];
  });
}

/** By place in what it said: what goes, and what comes before the sign that stands there. */
function changesOf(said: string, words: string): { isLeftOut: Set<number>; insertions: Map<number, Insertion> } {
  const isLeftOut = new Set<number>();
  const insertions = new Map<number, Insertion>();
  let at = 0;
  let from: number | null = null;
  const pieces = besideBlanks(wordDiff(said, words));
  pieces.forEach(({ is, text }, nth) => {
    if (is === "added") {
      const inPlaceOf = from !== null || pieces[nth + 1]?.is === "left out";
      const place = from ?? at;
      insertions.set(place, { words: (insertions.get(place)?.words ?? "") + text, inPlaceOf });
      return;
    }
    if (is === "left out") {
      from ??= at;
      for (let sign = at; sign < at + text.length; sign++) isLeftOut.add(sign);
    } else from = null;
    at += text.length;
  });
  return { isLeftOut, insertions };
}
