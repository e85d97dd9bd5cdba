/** Lines to headings and paragraphs, by gaps, indents, sizes and how a line ends. */
import { joiner } from "../lines";
import { isFigure } from "../shapes";
import type { Line } from "./lines";

export type Found =
  | { kind: "heading"; text: string; size: number }
  | { kind: "paragraph" | "caption"; text: string }
  | { kind: "picture"; source: string }
  | { kind: "note"; label: string; text: string };

type Group = { lines: Line[]; gapBefore: number; isNewColumn: boolean };

export function paragraphsOf(pages: Line[][]): Found[] {
  const lines = pages.flat();
  if (lines.length === 0) return [];
  const body = most(lines, (line) => String(Math.round(line.size * 2) / 2));
  const size = Number(body);
  const font = most(
    lines.filter((line) => isSize(line, size)),
    (line) => line.font,
  );
  const leading = usualGap(lines, size);
  const join = joiner(lines.map(({ text }) => text).join("\n"));
  const found: Found[] = [];
  let open: { text: string; last: Line } | null = null;
  const close = () => {
    if (open) found.push({ kind: "paragraph", text: open.text });
    open = null;
  };
  const waiting: Found[] = [];
  /** Those that the words of the last group run around. */
  let beside: Found[] = [];
  for (const group of groupsOf(lines, leading)) {
    const [first, ...others] = group.lines;
    const text = join(group.lines.map((line) => line.text));
    // As notes do, pictures and what explains them stand behind a paragraph that goes on.
    waiting.push(...beside, ...picturesOf(first!.before));
    beside = others.flatMap(({ before }) => picturesOf(before));
    if (first!.before && isFigure(text)) {
      waiting.push({ kind: "caption", text });
      continue;
    }
    const note = first!.size < size * 0.93 ? noteIn(text) : null;
    if (note) {
      // At the foot of a page, in the midst of a paragraph that goes on: it stands behind it.
      waiting.push({ kind: "note", ...note });
      continue;
    }
    if (isHeading(group, text, { size, font })) {
      close();
      found.push(...waiting.splice(0), { kind: "heading", text, size: first!.size });
      continue;
    }
    const isBroken = group.isNewColumn || waiting.some(({ kind }) => kind === "picture");
    if (open && isBroken && goesOn(open as { text: string; last: Line }, first!)) {
      open = { text: join([(open as { text: string }).text, text]), last: group.lines.at(-1)! };
      continue;
    }
    close();
    found.push(...waiting.splice(0));
    open = { text, last: group.lines.at(-1)! };
  }
  close();
  return [...found, ...waiting, ...beside, ...picturesOf(lines.at(-1)?.after)];
}

const picturesOf = (sources: string[] = []): Found[] => sources.map((source) => ({ kind: "picture", source }));

const isSize = (line: Line, size: number) => Math.abs(line.size - size) <= 0.6;

/** What the most letters have. */
function most(lines: Line[], of: (line: Line) => string): string {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + line.text.length);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** From base line to base line within paragraphs. */
function usualGap(lines: Line[], size: number): number {
  const counts = new Map<number, number>();
  lines.slice(1).forEach((line, i) => {
    const before = lines[i]!;
    const gap = Math.round((before.y - line.y) * 2) / 2;
    if (before.column !== line.column || before.page !== line.page || gap < size * 0.8 || gap > size * 2.6) return;
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  });
  return counts.size === 0 ? size * 1.3 : [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** Runs of lines that belong together. */
function groupsOf(lines: Line[], leading: number): Group[] {
  const groups: Group[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const isNewColumn = !before || before.page !== line.page || before.column !== line.column;
    const gap = isNewColumn ? 0 : before.y - line.y;
    const group = groups.at(-1);
    if (!group || isNewColumn || parts(before!, line, gap, leading))
      groups.push({ lines: [line], gapBefore: gap, isNewColumn });
    else group.lines.push(line);
  });
  return groups;
}

function parts(before: Line, line: Line, gap: number, leading: number): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.6 || /^\[\d{1,3}\]/.test(line.text)) return true;
  if (gap > Math.max(leading * 1.3, size * 1.25) || gap < 0) return true;
  const width = line.right - line.left;
  const isIndented = line.x - line.left > size * 0.8 && line.x - line.left < width * 0.3;
  // A line set in after one that is not begins a paragraph; all set in alike are a quotation or a verse.
  if (isIndented && before.x - before.left < size * 0.5) return true;
  const isShort = before.right - before.end > width * 0.18;
  return isShort && /[.!?…:”"’»)\]]$/.test(before.text) && /^[\p{Lu}\p{N}“"«(¿¡–—•-]/u.test(line.text);
}

function isHeading(
  { lines, gapBefore, isNewColumn }: Group,
  text: string,
  body: { size: number; font: string },
): boolean {
  const [first] = lines;
  const words = text.split(" ").length;
  if (
    words > 25 ||
    text.length > 200 ||
    !/\p{L}/u.test(text) ||
    /[.,;:]$/.test(text.replace(/\b(?:\p{L}|\d+)\.$/u, ""))
  )
    return false;
  if (first!.size >= body.size * 1.12) return true;
  const isApart = isNewColumn || gapBefore > first!.size * 1.45;
  return (
    lines.length <= 2 &&
    words <= 14 &&
    isApart &&
    first!.font !== body.font &&
    isSize(first!, body.size) &&
    lines.every(({ font }) => font === first!.font)
  );
}

/** Whether a paragraph that was cut by the end of a column goes on in the next. */
function goesOn(open: { text: string; last: Line }, next: Line): boolean {
  if (Math.abs(open.last.size - next.size) > 0.6) return false;
  if (/[-\u00ad]$/.test(open.text) || /^\p{Ll}/u.test(next.text)) return true;
  const isFull = open.last.right - open.last.end < (open.last.right - open.last.left) * 0.12;
  return !/[.!?…:”"»]$/.test(open.text) && isFull && next.x - next.left < next.size * 0.8;
}

function noteIn(text: string): { label: string; text: string } | null {
  const found = /^\[?(\d{1,3})\]?[.)]?\s+(?=\S)/.exec(text);
  return found ? { label: found[1]!, text: text.slice(found[0].length) } : null;
}
