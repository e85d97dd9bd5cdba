/** Texts in the order a group reads them: cursors of that list, and moving in it. Pure. */
import { instantCursor, readInstantCursor, type InstantCursor } from "../cursors";

/** Where a page of the list ended. `position`: 0 for texts that have no place yet. */
export type SyllabusCursor = InstantCursor & { position: number };

export const syllabusCursor = ({ position, ...rest }: SyllabusCursor): string => `${position}.${instantCursor(rest)}`;

/** @returns null for what no list of ours has given out */
export function readSyllabusCursor(after: string): SyllabusCursor | null {
  const [, position, rest = ""] = /^(\d{1,6})\.(.+)$/.exec(after) ?? [];
  const cursor = readInstantCursor(rest);
  return position && cursor ? { ...cursor, position: Number(position) } : null;
}

/**
 * The order with one of it somewhere else.
 *
 * @param to its place afterwards, from 1; beyond the ends is the end
 */
export function moved(order: string[], id: string, to: number): string[] {
  const others = order.filter((each) => each !== id);
  if (others.length === order.length) return order;
  const at = Math.min(Math.max(to, 1), order.length) - 1;
  return [...others.slice(0, at), id, ...others.slice(at)];
}
