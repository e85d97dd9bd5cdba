/** What stands elsewhere than it did: whatever is not in the longest run that kept its order. Pure. */
import { longestRising } from "./rising";

/** @param matches the new place of each old block, or null; several may have the same */
export function isMovedAmong(matches: readonly (number | null)[]): boolean[] {
  const { pairs, kept } = keptOrder(matches);
  const moved = matches.map(() => false);
  for (const [index] of pairs) moved[index] = true;
  for (const [index] of kept) moved[index] = false;
  return moved;
}

/** Pairs of old and new place, in the old order, and those of them that kept their order. */
export function keptOrder(matches: readonly (number | null)[]): {
  pairs: [number, number][];
  kept: [number, number][];
} {
  const pairs = matches.flatMap((to, index): [number, number][] => (to === null ? [] : [[index, to]]));
  // Blocks that are one now are in order as long as they were neighbours.
  const places = pairs.map(([index, to]) => to + index / (matches.length + 1));
  return { pairs, kept: longestRising(places).flatMap((at) => (pairs[at] ? [pairs[at]] : [])) };
}
