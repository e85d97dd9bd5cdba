/** Puts the pictures of each page among its lines, where one comes to them in reading. */
import type { Line } from "./lines";
import type { Shown } from "./pictures";

/** What stands on a page without words stands before those of the next. */
export function withPictures(pages: Line[][], shown: Shown[][]): Line[][] {
  let waiting: string[] = [];
  const placed = pages.map((lines, i) => {
    const before = new Map<number, string[]>();
    const put = (at: number, source: string) => before.set(at, [...(before.get(at) ?? []), source]);
    for (const source of waiting.splice(0)) put(0, source);
    for (const picture of [...(shown[i] ?? [])].sort((a, b) => b.y - a.y || a.x - b.x))
      put(placeOf(picture, lines), picture.source);
    waiting = before.get(lines.length) ?? [];
    return lines.map((line, at) => (before.has(at) ? { ...line, before: before.get(at) ?? [] } : line));
  });
  const last = placed.findLast((lines) => lines.length > 0)?.at(-1);
  if (last && waiting.length > 0) last.after = waiting;
  return placed;
}

/** Behind the nearest line above it in the column that it stands in; before the nearest below, where none is above. */
function placeOf({ x, y, width, height }: Shown, lines: Line[]): number {
  const middle = y + height / 2;
  const isBeside = ({ left, right }: Line) =>
    Math.min(right, x + width) - Math.max(left, x) > Math.min(right - left, width) / 2;
  const numbered = lines.map((line, at) => ({ line, at }));
  const beside = numbered.filter(({ line }) => isBeside(line));
  const near = beside.length > 0 ? beside : numbered;
  const above = near.filter(({ line }) => line.y >= middle);
  const nearest = above.reduce<(typeof near)[number] | null>((a, b) => (a && a.line.y <= b.line.y ? a : b), null);
  if (nearest) return nearest.at + 1;
  const below = near.reduce<(typeof near)[number] | null>((a, b) => (a && a.line.y >= b.line.y ? a : b), null);
  return below?.at ?? lines.length;
}
