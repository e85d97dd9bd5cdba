/**
 * Quoted passages marked in a block's HTML: `<mark class="quote">` around ranges of its plain text. Pure.
 *
 * **How plain text and HTML belong together.** Offsets are UTF-16 units of the block's plain text.
 * - A character reference counts as the character it stands for.
 * - `<br>` is "\n"; white space in the HTML right after it is layout.
 * - Between two lines (items, quoted paragraphs, table rows, lines of verse in elements of their own) stands "\n",
 *   between two cells of a row "\t". Neither is written in the HTML; a nested list starts a new line.
 * - White space alone between two block tags is layout and no text.
 *
 * A block's text may differ from this in white space (trimmed, collapsed, cells joined by another blank): given as
 * `text`, the two are walked side by side and white space that only one of them has is passed over.
 */
import type { Span } from "./quote";

/**
 * @param html a block's sanitised HTML (attribute values hold no `>`)
 * @param ranges in any order, overlapping ones merge; what lies outside the text is ignored
 * @param text the block's plain text as stored; without it, `plainText(html)`
 */
export function markQuotes(html: string, ranges: Span[], text?: string): string {
  const wanted = merged(ranges);
  if (wanted.length === 0) return html;
  const pieces = piecesOf(html);
  const places = placesIn(text ?? joined(pieces), pieces);
  let marked = "";
  pieces.forEach((piece, index) => {
    marked += piece.is === "text" ? markedText(piece.units, places[index] ?? [], wanted) : piece.html;
  });
  return marked;
}

/** A block's plain text by the rules above. */
export function plainText(html: string): string {
  return joined(piecesOf(html));
}

/** One UTF-16 unit of text as it stands in the HTML: both units of a pair written as one reference share `html`. */
type Unit = { text: string; html: string };
type Piece =
  | { is: "text"; units: Unit[] }
  /** A tag, or layout between tags; `text` is what it stands for: nothing, "\n" or "\t". */
  | { is: "tag"; html: string; text: "" | "\n" | "\t" };

const lineTags = new Set(
  "p li blockquote pre h1 h2 h3 h4 h5 h6 tr dt dd div figure figcaption caption hr ul ol dl table thead tbody tfoot".split(
    " ",
  ),
);

function piecesOf(html: string): Piece[] {
  const parts = html.match(/<[^>]*>|[^<]+|</g) ?? [];
  const pieces: Piece[] = [];
  /** A boundary waits until text follows: at the ends of a block there is none. */
  let pending: "" | "\n" | "\t" = "";
  let hasText = false;
  let inPre = 0;
  parts.forEach((part, index) => {
    const name = tagName(part);
    if (name === null) {
      const isLayout = inPre === 0 && part.trim() === "" && isEdge(parts[index - 1]) && isEdge(parts[index + 1]);
      const afterBreak = tagName(parts[index - 1] ?? "") === "br" ? (/^\s+/.exec(part)?.[0] ?? "") : "";
      if (isLayout || afterBreak === part) return pieces.push({ is: "tag", html: part, text: "" });
      if (afterBreak) pieces.push({ is: "tag", html: afterBreak, text: "" });
      if (pending && hasText) pieces.push({ is: "tag", html: "", text: pending });
      pending = "";
      hasText = true;
      return pieces.push({ is: "text", units: unitsOf(part.slice(afterBreak.length)) });
    }
    if (name === "pre") inPre += part.startsWith("</") ? -1 : 1;
    if (lineTags.has(name)) pending = "\n";
    else if ((name === "td" || name === "th") && pending === "") pending = "\t";
    return pieces.push({ is: "tag", html: part, text: name === "br" ? "\n" : "" });
  });
  return pieces;
}

/** null for text. */
function tagName(part: string): string | null {
  return part.length > 1 && part.startsWith("<")
    ? (/^<\/?([a-z][a-z0-9]*)/i.exec(part)?.[1]?.toLowerCase() ?? "")
    : null;
}

function isEdge(part: string | undefined): boolean {
  const name = part === undefined ? "p" : tagName(part);
  return name !== null && (lineTags.has(name) || name === "td" || name === "th");
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function unitsOf(html: string): Unit[] {
  const units: Unit[] = [];
  for (const [part, reference] of html.matchAll(/&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);|[^]/gi)) {
    const character = reference ? decoded(reference) : part;
    units.push({ text: character.charAt(0), html: part });
    // The second half of a pair that is written as one reference.
    if (character.length === 2) units.push({ text: character.charAt(1), html: "" });
  }
  return units;
}

function decoded(reference: string): string {
  if (!reference.startsWith("#")) return named[reference.toLowerCase()] ?? "";
  const code = /^#x/i.test(reference)
    ? Number.parseInt(reference.slice(2), 16)
    : Number.parseInt(reference.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

const joined = (pieces: Piece[]) =>
  pieces.map((piece) => (piece.is === "tag" ? piece.text : piece.units.map((unit) => unit.text).join(""))).join("");

/** The offset in `text` of each unit of each piece; a unit that the text has not stands where the next one does. */
function placesIn(text: string, pieces: Piece[]): number[][] {
  let at = 0;
  return pieces.map((piece) => {
    const units = piece.is === "text" ? piece.units.map((unit) => unit.text) : [...piece.text];
    return units.map((unit) => {
      const place = placeOf(unit, text, at);
      if (place === null) return -1;
      at = place + 1;
      return place;
    });
  });
}

function placeOf(unit: string, text: string, at: number): number | null {
  if (text[at] === unit) return at;
  if (/\s/.test(unit)) return /\s/.test(text.charAt(at)) ? at : null;
  let next = at;
  while (/\s/.test(text.charAt(next))) next += 1;
  return text[next] === unit ? next : null;
}

function markedText(units: Unit[], places: number[], ranges: Span[]): string {
  const isWanted = places.map((place) => place >= 0 && ranges.some(({ start, end }) => start <= place && place < end));
  units.forEach((unit, index) => {
    const isSecondHalf = (unit.text.charCodeAt(0) & 0xfc00) === 0xdc00 && index > 0;
    if (isSecondHalf && isWanted[index] !== isWanted[index - 1]) isWanted[index] = isWanted[index - 1] = true;
  });
  // White space that only the HTML has does not tear a mark in two.
  const later: boolean[] = [];
  for (let index = units.length - 1, wanted = false; index >= 0; index -= 1) {
    later[index] = wanted;
    if (places[index] !== -1) wanted = isWanted[index] ?? false;
  }
  for (let index = 0, before = false; index < units.length; index += 1) {
    if (places[index] === -1) isWanted[index] = before && (later[index] ?? false);
    before = isWanted[index] ?? false;
  }
  let html = "";
  units.forEach((unit, index) => {
    if (isWanted[index] && !isWanted[index - 1]) html += '<mark class="quote">';
    html += unit.html;
    if (isWanted[index] && !isWanted[index + 1]) html += "</mark>";
  });
  return html;
}

function merged(ranges: Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...ranges]
    .filter((range) => range.start < range.end)
    .sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
