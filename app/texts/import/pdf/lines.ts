/** Pieces of text to lines in the order in which they are read: rows, and columns where a page has them. */
import type { Item, PdfPage } from "./items";

/** `left` and `right`: of the column that the line stands in. `column` counts through the page, so that a new one is known. */
export type Line = {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
  font: string;
  page: number;
  column: number;
  left: number;
  right: number;
  /** Pictures that stand before it; behind the last line of all, those that follow it. */
  before?: string[];
  after?: string[];
};

type Row = { y: number; size: number; items: Item[] };
type Piece = { items: Item[]; x: number; end: number };

export function linesOf(page: PdfPage, number: number): Line[] {
  const rows = rowsOf(page.items);
  const pieces = rows.map((row) => piecesOf(row));
  const gutters = guttersOf(pieces, page.width);
  const lines: Line[] = [];
  let column = 0;
  let waiting: Line[][] = gutters.map(() => []).concat([[]]);
  const flush = () => {
    for (const each of waiting) {
      if (each.length === 0) continue;
      column++;
      lines.push(...each.map((line) => ({ ...line, column })));
    }
    waiting = gutters.map(() => []).concat([[]]);
  };
  rows.forEach((row, i) => {
    const all = pieces[i]!;
    const whole = { items: row.items, x: all[0]!.x, end: all.at(-1)!.end };
    const isAcross = all.some(({ x, end }) => gutters.some((gutter) => x < gutter - 2 && end > gutter + 2));
    if (gutters.length === 0 || isAcross) {
      if (gutters.length > 0) flush();
      waiting[0]!.push(lineOf(whole, row, number));
      if (gutters.length > 0) flush();
      return;
    }
    for (const [at, inside] of byColumn(all, gutters)) {
      const items = inside.flatMap((piece) => piece.items);
      waiting[at]!.push(lineOf({ items, x: inside[0]!.x, end: inside.at(-1)!.end }, row, number));
    }
  });
  flush();
  return withEdges(lines);
}

/** Pieces on one base line, or a little above it as a note's mark is, from the top of the page down. */
function rowsOf(items: Item[]): Row[] {
  const sorted = [...items].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Row[] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    const larger = Math.max(item.size, row?.size ?? 0);
    if (row && row.y - item.y < larger * 0.45) {
      row.items.push(item);
      // The base line is that of the larger letters.
      if (item.size > row.size * 1.2) row.y = item.y;
      row.size = larger;
    } else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  for (const row of rows) row.items.sort((a, b) => a.x - b.x);
  return rows;
}

/** A row falls apart where a gap is wider than any between words. */
function piecesOf({ items, size }: Row): Piece[] {
  const pieces: Piece[] = [];
  for (const item of items) {
    const last = pieces.at(-1);
    const end = item.x + item.width;
    if (last && item.x - last.end < size * 1.1) {
      last.items.push(item);
      last.end = Math.max(last.end, end);
    } else pieces.push({ items: [item], x: item.x, end });
  }
  return pieces;
}

/** Where the space between columns is: places that most rows with words on both sides leave free. */
function guttersOf(rows: Piece[][], width: number): number[] {
  const gaps = new Map<number, number>();
  const step = 4;
  for (const pieces of rows) {
    pieces.slice(1).forEach((piece, i) => {
      const from = pieces[i]!.end;
      for (let at = Math.ceil(from / step); at * step <= piece.x; at++) gaps.set(at, (gaps.get(at) ?? 0) + 1);
    });
  }
  const across = (x: number) =>
    rows.filter((pieces) => pieces.some((piece) => piece.x < x - 1 && piece.end > x + 1)).length;
  const enough = Math.max(4, rows.length * 0.3);
  const gutters: number[] = [];
  for (const [at, count] of [...gaps].sort((a, b) => b[1] - a[1])) {
    if (count < enough) break;
    const x = at * step;
    if (x < width * 0.15 || x > width * 0.85 || gutters.some((other) => Math.abs(other - x) < width * 0.15)) continue;
    if (across(x) < count * 0.7) gutters.push(x);
  }
  return gutters.sort((a, b) => a - b);
}

function byColumn(pieces: Piece[], gutters: number[]): Map<number, Piece[]> {
  const columns = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const at = gutters.filter((gutter) => piece.x >= gutter - 2).length;
    columns.set(at, [...(columns.get(at) ?? []), piece]);
  }
  return new Map([...columns].sort(([a], [b]) => a - b));
}

function lineOf({ items, x, end }: Piece, row: Row, page: number): Line {
  let text = "";
  let last: Item | null = null;
  const main = items.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  for (const item of items) {
    const isRaised =
      item.size < row.size * 0.8 && item.y > row.y + row.size * 0.15 && /^\s*\d{1,3}\s*$/.test(item.text);
    const gap = last ? item.x - (last.x + last.width) : 0;
    if (last && gap > item.size * 0.15 && !/\s$/.test(text) && !/^\s/.test(item.text)) text += " ";
    text += isRaised ? `[${item.text.trim()}]` : item.text;
    last = item;
  }
  text = text
    .replace(/[\u00ad\u200b\ufeff]+$/g, "-")
    .replace(/[\u200b\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return {
    ...{ text, x, end, y: row.y, size: main.size, font: main.font, page },
    ...{ column: 0, left: x, right: end },
  };
}

/** The edges of a column: where most of its lines begin and the furthest end. */
function withEdges(lines: Line[]): Line[] {
  const columns = new Map<number, Line[]>();
  for (const line of lines) columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
  return [...columns.values()].flatMap((column) => {
    const starts = new Map<number, number>();
    for (const { x, text } of column)
      starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + Math.min(text.length, 80));
    const left = leftOf(column, starts);
    const right = Math.max(...column.map(({ end }) => end));
    return column.map((line) => ({ ...line, left, right }));
  });
}

/**
 * Where the most letters begin; but where paragraphs are short and set in, their first lines may hold more than the rest
 * does. Then what begins further right begins sentences, and the edge is where the other lines begin.
 */
function leftOf(column: Line[], starts: Map<number, number>): number {
  const [main, weight] = [...starts].reduce((a, b) => (b[1] > a[1] ? b : a));
  const isFirst = (line: Line, i: number) => Math.round(line.x) === main && isEnd.test(column[i - 1]?.text ?? ".");
  const firsts = column.filter(isFirst).length;
  const begun = column.filter(({ x }) => Math.round(x) === main).length;
  const size = column[0]!.size;
  const others = [...starts].filter(
    ([x, letters]) => letters > weight * 0.4 && main - x > size * 0.8 && main - x < size * 5,
  );
  return firsts >= 2 && firsts >= begun * 0.8 && others.length === 1 ? others[0]![0] : main;
}

const isEnd = /[.!?\u2026]["\u201d\u2019\u00bb)]?$/;
