/** Second look at plain text: what a line is depends on what stands around it. */
import type { importWords } from "../../words/import";
import { goesOn, type Item } from "./lists";
import type { Heading } from "./shapes";

/** `item`: it could also be one item of a list. */
export type Piece =
  | { kind: "paragraph"; text: string; item?: Item }
  | { kind: "quote" | "caption"; text: string }
  | { kind: "heading"; text: string; heading: Heading; item?: Item }
  | { kind: "footnote"; text: string; label: string }
  | { kind: "verse"; lines: string[] }
  | { kind: "list"; items: Item[] };

type Warning = (words: (typeof importWords)["en"]["warning"]) => string;

/** Repairs in an order that each can rely on: lists, then what is no heading, then what follows a colon. */
export function settled(pieces: Piece[]): { pieces: Piece[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  let found = joinedLists(pieces);
  found = afterColon(found);
  found = repeatedHeadings(found, warnings);
  found = titledNumbers(found);
  found = headingsAtTheEnd(found, warnings);
  found = numberedParagraphs(found, warnings);
  found = quotes(found);
  warnings.push(...doubts(found));
  return { pieces: found, warnings };
}

/** Items that blank lines keep apart are one list; numbered or dashed lines only together. */
function joinedLists(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const items = piece.kind === "list" ? piece.items : "item" in piece && piece.item ? [piece.item] : null;
    let end = i + 1;
    while (items && end < pieces.length) {
      const next = pieces[end]!;
      const more =
        next.kind === "list" ? next.items : "item" in next && next.item && isShort(next) ? [next.item] : null;
      if (!more || !goesOn(items, more)) break;
      for (const item of more) items.push(item);
      end++;
    }
    const isList = items && (piece.kind === "list" || (end > i + 1 && isShort(piece)));
    joined.push(isList ? { kind: "list", items } : piece);
    if (isList) i = end - 1;
  }
  return joined;
}

/** Theses and long numbered paragraphs are each worth a discussion of their own. */
const isShort = (piece: Piece) => "text" in piece && piece.text.length <= 120 && !/^[–-]/.test(piece.text);

/** After "he wrote:" comes what he wrote. */
const afterColon = (pieces: Piece[]) =>
  pieces.map((piece, i): Piece => {
    const before = pieces[i - 1];
    const announced = before?.kind === "paragraph" && before.text.endsWith(":");
    return piece.kind === "heading" && announced && !piece.heading.numbered
      ? { kind: "paragraph", text: piece.text }
      : piece;
  });

function repeatedHeadings(pieces: Piece[], warnings: Warning[]): Piece[] {
  const key = (piece: Piece) => (piece.kind === "heading" && !piece.heading.numbered ? piece.text.toLowerCase() : null);
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    const name = key(piece);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const told = new Set<string>();
  return pieces.map((piece): Piece => {
    const name = key(piece);
    if (name === null || piece.kind !== "heading" || counts.get(name) === 1) return piece;
    if (!told.has(name) && told.size < 3) {
      told.add(name);
      warnings.push((w) => w.repeated(piece.text));
    }
    return { kind: "caption", text: piece.text };
  });
}

/** "Chapter IV" and the title in the line below are one heading. */
function titledNumbers(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const next = pieces[i + 1];
    const title =
      next?.kind === "heading" && !next.heading.numbered && pieces[i + 2] && pieces[i + 2]!.kind !== "heading";
    if (piece.kind === "heading" && piece.heading.bare && title) {
      const text = `${piece.text.replace(/[.:]$/, "")}. ${next.text}`;
      joined.push({ kind: "heading", text, heading: { ...piece.heading, bare: false } });
      i++;
    } else joined.push(piece);
  }
  return joined;
}

/** A heading with nothing under it to the end is a signature or a last word. */
function headingsAtTheEnd(pieces: Piece[], warnings: Warning[]): Piece[] {
  const last = pieces.findLastIndex((piece) => piece.kind !== "heading");
  if (last < 0 && pieces.length > 1) warnings.push((w) => w.onlyHeadings);
  return pieces.map((piece, i) =>
    i > last && piece.kind === "heading" ? { kind: "paragraph", text: piece.text } : piece,
  );
}

/** Judgments and theses number their paragraphs as others number notes. */
function numberedParagraphs(pieces: Piece[], warnings: Warning[]): Piece[] {
  const notes = pieces.filter((piece) => piece.kind === "footnote").length;
  const paragraphs = pieces.filter((piece) => piece.kind === "paragraph").length;
  if (notes < 3 || notes <= paragraphs || areCalled(pieces)) return pieces;
  warnings.push((w) => w.numbered);
  return pieces.map((piece) =>
    piece.kind === "footnote" ? { kind: "paragraph", text: `[${piece.label}] ${piece.text}` } : piece,
  );
}

/** Whether most notes have a mark in the text that leads to them. */
function areCalled(pieces: Piece[]): boolean {
  const marks = new Set(
    pieces.flatMap((piece) =>
      "text" in piece && piece.kind !== "footnote" ? (piece.text.match(/(?<=\S\[)\d{1,4}(?=\])/g) ?? []) : [],
    ),
  );
  const labels = pieces.flatMap((piece) => (piece.kind === "footnote" ? [piece.label] : []));
  return labels.filter((label) => marks.has(label)).length * 2 > labels.length;
}

const quotes = (pieces: Piece[]) =>
  pieces.map((piece, i): Piece => {
    const before = pieces[i - 1];
    const announced = before?.kind === "paragraph" && before.text.endsWith(":");
    return piece.kind === "paragraph" && announced ? { kind: "quote", text: piece.text } : piece;
  });

function doubts(pieces: Piece[]): Warning[] {
  const isHeading = (piece: Piece | undefined) => piece?.kind === "heading";
  const headings = pieces.filter(isHeading).length;
  const inARow = pieces.filter((piece, i) => isHeading(piece) && isHeading(pieces[i + 1])).length;
  const found: Warning[] = [];
  if (headings > 4 && headings > pieces.length / 4) found.push((w) => w.manyHeadings);
  if (inARow > 2 && inARow > headings / 4) found.push((w) => w.headingsInARow);
  return found;
}
