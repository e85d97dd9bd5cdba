/** From the pieces of plain text to sections and blocks with their HTML. */
import type { DraftBlock, DraftSection } from "../text";
import type { Piece } from "./context";
import { listHtml, listWords } from "./lists";
import { noteHtml, noteLabel, noteMark } from "./notes";
import { escaped } from "./safe-html";

/** The first section has no heading when the text begins without one. */
export function blocksOf(pieces: Piece[]): DraftSection[] {
  const level = levels(pieces);
  const notes = new Notes(pieces);
  const sections: DraftSection[] = [];
  for (const piece of pieces) {
    if (piece.kind === "heading") sections.push({ heading: piece.text, level: level(piece.heading.rank), blocks: [] });
    else {
      if (sections.length === 0) sections.push({ heading: null, level: 1, blocks: [] });
      sections.at(-1)!.blocks.push(blockOf(piece, notes));
    }
  }
  return sections;
}

function blockOf(piece: Exclude<Piece, { kind: "heading" }>, notes: Notes): DraftBlock {
  switch (piece.kind) {
    case "list":
      return { kind: "list", html: listHtml(piece.items), text: listWords(piece.items) };
    case "verse":
      return { kind: "verse", html: piece.lines.map(escaped).join("<br>"), text: piece.lines.join("\n") };
    case "footnote":
      return {
        kind: "footnote",
        html: notes.note(piece.label, escaped(piece.text)),
        text: `[${piece.label}] ${piece.text}`,
      };
    case "quote":
      return { kind: "quote", html: `<blockquote><p>${notes.marked(piece.text)}</p></blockquote>`, text: piece.text };
    case "paragraph":
      return { kind: "paragraph", html: notes.marked(piece.text), text: piece.text };
    case "caption":
      return { kind: "caption", html: escaped(piece.text), text: piece.text };
  }
}

/** Parts above chapters above the rest, as far as the text has them. */
function levels(pieces: Piece[]) {
  const has = (rank: string) => pieces.some((piece) => piece.kind === "heading" && piece.heading.rank === rank);
  const part = has("part") ? 1 : 0;
  const chapter = has("chapter") ? 1 : 0;
  return (rank: "part" | "chapter" | "plain") =>
    rank === "part" ? 1 : rank === "chapter" ? part + 1 : part + chapter + 1;
}

/** Links `[3]` in the text with the note `[3] …`, where there is exactly one such note. */
class Notes {
  private marks = new Map<string, number>();
  private counts = new Map<string, number>();

  constructor(pieces: Piece[]) {
    for (const piece of pieces) {
      if (piece.kind === "footnote") this.counts.set(piece.label, (this.counts.get(piece.label) ?? 0) + 1);
    }
    if (this.counts.size === 0) return;
    for (const piece of pieces) {
      if (piece.kind !== "paragraph" && piece.kind !== "quote") continue;
      for (const [, label] of piece.text.matchAll(/\[(\d{1,4})\]/g)) if (this.isOne(label!)) this.marks.set(label!, 0);
    }
  }

  private isOne = (label: string) => this.counts.get(label) === 1;

  marked(text: string): string {
    if (this.counts.size === 0) return escaped(text);
    return escaped(text).replace(/\[(\d{1,4})\]/g, (mark, label: string) => {
      if (!this.isOne(label)) return mark;
      const nth = (this.marks.get(label) ?? 0) + 1;
      this.marks.set(label, nth);
      return noteMark(Number(label), nth, label);
    });
  }

  note(label: string, html: string): string {
    const one = this.isOne(label) && /^\d+$/.test(label);
    const inside = `<p>${noteLabel(Number(label), one && this.marks.has(label), label)} ${html}</p>`;
    return one ? noteHtml(Number(label), inside) : `<aside class="note">${inside}</aside>`;
  }
}
