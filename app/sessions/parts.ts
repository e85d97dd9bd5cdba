/**
 * A long block in the parts that a wall shows one at a time, so that it is readable from the back of a room and nothing of it is
 * cut off. The same for every wall, so that whoever turns knows what all see. Pure.
 */

/** How much a wall holds in letters that are readable from afar: eleven lines of 56. */
const holds = 620;
const line = 56;
/** What a picture among the words takes the place of. */
const picture = 4 * line;
/** A little more is shown at once before a few words stand alone. */
const atMost = holds * 1.1;

/** A piece of HTML that is never cut: a tag, an entity, a character with its marks. */
type Piece = { html: string; weight: number; tag: Tag | null; ends: number };
type Tag = { name: string; isEnd: boolean; isVoid: boolean };

/** How well a part may end behind a piece: not at all, between words, in a sentence, behind one, with a line. */
const [never, word, clause, sentence, lineEnd] = [0, 1, 2, 3, 4] as const;

/** @param html the server's own, of one block. @returns well-formed HTML of each part; the whole as it is where it fits */
export function partsOf(html: string): string[] {
  // Each piece is one character at least.
  if (html.length <= holds) return [html];
  const pieces = piecesOf(html);
  const upTo = sumsOf(pieces);
  const whole = upTo.at(-1) ?? 0;
  const cuts = [0];
  for (;;) {
    const from = cuts.at(-1) ?? 0;
    const rest = whole - (upTo[from] ?? 0);
    if (rest <= atMost) break;
    const cut = cutAfter(pieces, upTo, from, rest / Math.ceil(rest / holds));
    if (cut <= from || cut >= pieces.length) break;
    cuts.push(cut);
  }
  return cuts.length === 1 ? [html] : assembled(pieces, cuts);
}

/** Where the part that begins at a piece ends best. @param ideal its weight if all were equal */
function cutAfter(pieces: Piece[], upTo: number[], from: number, ideal: number): number {
  const start = upTo[from] ?? 0;
  const [least, most] = [ideal * 0.6, Math.min(atMost, ideal * 1.25)];
  let best = { at: -1, ends: never as number, off: Infinity };
  let nearest = from + 1;
  for (let at = from + 1; at <= pieces.length; at++) {
    const weight = (upTo[at] ?? 0) - start;
    if (weight > most) break;
    nearest = at;
    const ends = pieces[at - 1]?.ends ?? never;
    if (weight < least || ends === never) continue;
    const off = Math.abs(weight - ideal);
    // The end of a line is no better than that of a sentence: verses and lists end with both.
    const rank = Math.min(ends, sentence);
    if (rank > best.ends || (rank === best.ends && off < best.off)) best = { at, ends: rank, off };
  }
  let cut = best.at > 0 ? best.at : nearest;
  while (pieces[cut]?.tag?.isEnd) cut++;
  return cut;
}

function assembled(pieces: Piece[], cuts: number[]): string[] {
  const open: Array<{ name: string; html: string; items: number }> = [];
  return cuts.map((from, at) => {
    let html = open.map(reopened).join("");
    for (const piece of pieces.slice(from, cuts[at + 1])) {
      html += piece.html;
      if (!piece.tag || piece.tag.isVoid) continue;
      const { name, isEnd } = piece.tag;
      if (isEnd) {
        open.pop();
        const around = open.at(-1);
        if (name === "li" && around) around.items++;
      } else open.push({ name, html: piece.html, items: 0 });
    }
    return (
      html +
      open
        .map(({ name }) => `</${name}>`)
        .reverse()
        .join("")
    );
  });
}

/** A list goes on with the number it was at. */
const reopened = ({ name, html, items }: { name: string; html: string; items: number }): string => {
  if (name !== "ol") return html;
  const first = Number(/\bstart="(\d+)"/.exec(html)?.[1] ?? 1);
  return `${html.replace(/\sstart="\d+"/, "").slice(0, -1)} start="${first + items}">`;
};

const token = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|&(?:#\d+|#x[\da-f]+|\w+);|[^]\p{M}*/giu;
/** Behind these a line is over. */
const lines = new Set(["br", "p", "li", "tr", "blockquote", "pre", "aside", "div"]);
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;
const sentenceEnd = /(?:[.!?…\u037e\u0387。！？؟۔।]|(?<=\p{Script=Greek});)["'”’»›)\]]*$/u;
const clauseEnd = /[,;:–—،؛、，：；]["'”’»›)\]]*$/u;

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let [inPre, before] = [0, ""];
  for (const [each] of html.matchAll(token)) {
    const tag = tagOf(each);
    if (tag) {
      if (tag.name === "pre") inPre += tag.isEnd ? -1 : 1;
      const ends = lines.has(tag.name) && (tag.isEnd || tag.isVoid) ? lineEnd : never;
      pieces.push({ html: each, weight: tag.name === "img" ? picture : 0, tag, ends });
      continue;
    }
    const isSpace = /^\s/.test(each);
    const isLine = inPre > 0 && each === "\n";
    const weight = isSpace && /\s$/.test(before) ? 0 : wide.test(each) ? 2 : 1;
    const ends = isLine ? lineEnd : isSpace ? endOf(before) : wideEnd(each);
    pieces.push({ html: each, weight, tag: null, ends });
    // Enough of what stands before to tell how it ends.
    before = (before + each).slice(-8);
  }
  return pieces;
}

const endOf = (before: string) => (sentenceEnd.test(before) ? sentence : clauseEnd.test(before) ? clause : word);
/** Scripts without spaces end a sentence with its sign alone. */
const wideEnd = (each: string) => (!wide.test(each) ? never : sentenceEnd.test(each) ? sentence : word);

function tagOf(html: string): Tag | null {
  const name = /^<\/?([a-z][\w-]*)/i.exec(html)?.[1]?.toLowerCase();
  if (!name) return null;
  return { name, isEnd: html.startsWith("</"), isVoid: name === "br" || name === "img" };
}

/** By piece what stands before it. A line that is over takes the place of a whole one, however short it is. */
function sumsOf(pieces: Piece[]): number[] {
  const sums = [0];
  let [sum, began] = [0, 0];
  for (const { weight, ends } of pieces) {
    sum += weight;
    if (ends === lineEnd) {
      if (sum > began) sum = began + Math.ceil((sum - began) / line) * line;
      began = sum;
    }
    sums.push(sum);
  }
  return sums;
}
