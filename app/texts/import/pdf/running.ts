/** Running heads and page numbers: what stands at the top or the foot of page after page. */
import type { Line } from "./lines";

/** How many rows at either end of a page are looked at. */
const rows = 2;

/** The lines of each page without what only says which page it is. */
export function withoutRunning(pages: Line[][]): Line[][] {
  if (pages.length < 3) return pages;
  const counts = new Map<string, number>();
  const ends = pages.map((page) => endsOf(page));
  for (const { top, foot } of ends) {
    const keys = new Set([...top.map((line) => `t ${keyOf(line)}`), ...foot.map((line) => `f ${keyOf(line)}`)]);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages differ, so a third of them is enough; the same words at the same height are no chance.
  const enough = Math.max(2, Math.floor(pages.length * 0.3));
  return pages.map((page, i) => {
    const drop = new Set<Line>();
    for (const line of ends[i]!.top) if ((counts.get(`t ${keyOf(line)}`) ?? 0) >= enough) drop.add(line);
    for (const line of ends[i]!.foot) if ((counts.get(`f ${keyOf(line)}`) ?? 0) >= enough) drop.add(line);
    return page.filter((line) => !drop.has(line));
  });
}

/** On a page of few rows, such as the last one, a row may be at both ends. */
function endsOf(page: Line[]): { top: Line[]; foot: Line[] } {
  const heights = [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => b - a);
  const top = new Set(heights.slice(0, rows));
  const foot = new Set(heights.slice(-rows));
  return {
    top: page.filter(({ y }) => top.has(Math.round(y))),
    foot: page.filter(({ y }) => foot.has(Math.round(y))),
  };
}

/** The same but for its numbers, at nearly the same height. What fills the line is words of the text, whose numbers count. */
function keyOf({ text, y, x, end, left, right }: Line): string {
  const isFull = end - x > (right - left) * 0.7 && text.length > 40;
  const words = text.toLowerCase().replace(/\s+/g, " ");
  return `${Math.round(y / 6)} ${isFull ? words : words.replace(/\d+|^[ivxlc]{1,7}$/g, "#")}`;
}
