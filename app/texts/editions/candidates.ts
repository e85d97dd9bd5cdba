/** Which blocks are worth comparing: those in the same gap between identical ones, and those that share pairs of words. Pure. */
import type { Comparing } from "./changed";
import { keptOrder } from "./moved";

export type Candidate = { old: number; next: number; isNear: boolean };

/** A gap with at most so many pairs is compared whole. */
const smallGap = 64;
/** A pair of words that so many blocks have tells nothing, and would make a rewrite of a book cost the square of its length. */
const mostBlocks = 24;
/** Blocks compared with one old block by what the index says. */
const mostCandidates = 6;
/** Pairs of words shared, for each word of the shorter block. Where every third word was changed it is a third. */
const sharedPairs = 0.1;

/** @param same the places of identical blocks; they are candidates for nothing */
export function candidatesAmong(
  oldCount: number,
  nextCount: number,
  same: readonly (number | null)[],
  comparing: Comparing,
): Candidate[] {
  const { kept } = keptOrder(same);
  const placed = new Set(same);
  const old = inGaps(
    oldCount,
    kept.map(([index]) => index),
    (index) => same[index] === null,
  );
  const next = inGaps(
    nextCount,
    kept.map(([, to]) => to),
    (index) => !placed.has(index),
  );
  const index = indexOf(next, comparing);
  const gaps = new Map(next.map(({ at, gap }) => [at, gap]));
  const nextByGap = byGap(next);
  const oldByGap = byGap(old);
  return old.flatMap(({ at, gap }) => {
    const inGap = nextByGap.get(gap) ?? [];
    const isSmall = inGap.length * (oldByGap.get(gap)?.length ?? 0) <= smallGap;
    const found = new Map<number, boolean>();
    if (isSmall) for (const each of inGap) found.set(each.at, true);
    for (const each of likeliest(at, index, comparing)) found.set(each, gaps.get(each) === gap);
    return [...found].map(([to, isNear]) => ({ old: at, next: to, isNear }));
  });
}

type Placed = { at: number; gap: number };

/** What is left, with the number of the gap it stands in: how many that kept their order stand before it. */
function inGaps(count: number, kept: number[], isLeft: (index: number) => boolean): Placed[] {
  const left: Placed[] = [];
  let gap = 0;
  for (let at = 0; at < count; at++) {
    if (kept[gap] === at) gap++;
    else if (isLeft(at)) left.push({ at, gap });
  }
  return left;
}

function byGap(placed: readonly Placed[]): Map<number, Placed[]> {
  const gaps = new Map<number, Placed[]>();
  for (const each of placed) {
    const known = gaps.get(each.gap);
    if (known) known.push(each);
    else gaps.set(each.gap, [each]);
  }
  return gaps;
}

function indexOf(next: readonly Placed[], comparing: Comparing): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const { at } of next)
    for (const pair of pairsOf(comparing.next(at))) {
      const known = blocks.get(pair);
      if (!known) blocks.set(pair, [at]);
      else if (known.length <= mostBlocks) known.push(at);
    }
  return blocks;
}

function likeliest(at: number, index: Map<string, number[]>, comparing: Comparing): number[] {
  const words = comparing.old(at);
  const shared = new Map<number, number>();
  for (const pair of pairsOf(words)) {
    const known = index.get(pair) ?? [];
    if (known.length <= mostBlocks) for (const each of known) shared.set(each, (shared.get(each) ?? 0) + 1);
  }
  return [...shared]
    .filter(([each, count]) => count >= sharedPairs * Math.min(words.length, comparing.next(each).length))
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostCandidates)
    .map(([each]) => each);
}

const pairsOf = (words: readonly { form: string }[]): Set<string> =>
  new Set(words.slice(1).map(({ form }, at) => `${words[at]?.form ?? ""} ${form}`));
