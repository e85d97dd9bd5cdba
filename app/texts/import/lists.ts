/** Lists of plain text: finding them in a run of lines, and their HTML. */
import { tidy } from "./lines";
import { escaped } from "./safe-html";
import { isBreak } from "./shapes";

/** `depth` from 0; `number` only of ordered items. */
export type Item = { depth: number; number: number | null; text: string };
/** Loose: a single line with a sign that may also be a dash of speech or the number of a thesis. */
export type ListRun = { kind: "list"; items: Item[]; loose: boolean };
export type LineRun = { kind: "lines"; lines: string[] };

const marker = /^(\s{0,40})(?:([•‣◦▪●·*–-])|(\d{1,3})[.)])\s{1,8}(?=\S)/;
const deepest = 8;

/** `* * *` has a star in front, but it is a break. */
const markerOf = (line: string) => {
  const match = marker.exec(line);
  return match && !isBreak(line) ? match : null;
};

/**
 * Divides the lines of a block (none blank, indents kept) into lists and other lines, in order. An indented line after
 * an item continues it, and so does a small letter after a line so long that it was wrapped.
 */
export function runsOf(lines: string[]): (ListRun | LineRun)[] {
  const runs: (ListRun | LineRun)[] = [];
  let i = 0;
  while (i < lines.length) {
    const list = markerOf(lines[i]!) ? listAt(lines, i) : null;
    if (list && (list.items.length > 1 || list.end - i === lines.length)) {
      runs.push({ kind: "list", items: list.items, loose: list.items.length === 1 && !/^\s*[•‣◦▪●*]/.test(lines[i]!) });
      i = list.end;
      continue;
    }
    const last = runs.at(-1);
    // A lone marked line among others is a wrapped line that happens to begin so.
    if (last?.kind === "lines") last.lines.push(lines[i]!);
    else runs.push({ kind: "lines", lines: [lines[i]!] });
    i++;
  }
  return runs;
}

function listAt(lines: string[], start: number): { items: Item[]; end: number } {
  const items: Item[] = [];
  const indents: number[] = [];
  const counts: (number | null)[] = [];
  let i = start;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const match = markerOf(line);
    if (!match) {
      if (items.length && !isBreak(line) && continues(line, indents.at(-1)!, lines[i - 1]!))
        items.at(-1)!.text += ` ${tidy(line)}`;
      else break;
      continue;
    }
    const indent = match[1]!.length;
    while (indents.length > 1 && indent < indents.at(-1)!) {
      indents.pop();
      counts.pop();
    }
    if (indents.length === 0 || (indent > indents.at(-1)! + 1 && indents.length < deepest)) {
      indents.push(indent);
      counts.push(null);
    }
    const number = match[3] === undefined ? null : Number(match[3]);
    const before = counts.at(-1)!;
    // `1917.` under `12.` is a date at the start of a wrapped line, not an item.
    if (number !== null && before !== null && number !== before + 1) break;
    counts[counts.length - 1] = number;
    items.push({ depth: indents.length - 1, number, text: tidy(line.slice(match[0].length)) });
  }
  return { items, end: i };
}

const continues = (line: string, indent: number, before: string) =>
  line.search(/\S/) > indent + 1 || (before.length >= 50 && /^\s*\p{Ll}/u.test(line));

/** The item as its line stood, for what turns out to be no list. */
export const asLine = ({ number, text }: Item, sign = "–") => `${number === null ? sign : `${number}.`} ${text}`;

/** Whether `next` goes on where `list` stops: the same kind of sign, and the next number. */
export function goesOn(list: Item[], next: Item[]): boolean {
  const last = list.findLast((item) => item.depth === 0)?.number ?? null;
  const first = next[0]?.number ?? null;
  return last === null ? first === null : first === last + 1;
}

/** A whole `<ul>` or `<ol>` (several, when signs and numbers alternate). */
export function listHtml(items: Item[]): string {
  let html = "";
  const open: boolean[] = [];
  const close = () => void (html += open.pop() ? "</li></ol>" : "</li></ul>");
  for (const { depth, number, text } of items) {
    while (open.length - 1 > depth) close();
    const ordered = number !== null;
    if (open.length - 1 === depth && open.at(-1) !== ordered) close();
    if (open.length - 1 === depth) html += "</li>";
    while (open.length - 1 < depth) {
      open.push(ordered);
      html += !ordered ? "<ul>" : number === 1 ? "<ol>" : `<ol start="${number}">`;
    }
    html += `<li>${escaped(text)}`;
  }
  while (open.length) close();
  return html;
}

export const listWords = (items: Item[]) => items.map(({ text }) => text).join("\n");
