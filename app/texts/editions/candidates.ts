/** Which blocks are worth comparing: those in the same gap between identical ones, and those that share pairs of words. Pure. */
import type { Work } from "../giving-way";
import type { Coded } from "./coded";
import { keptOrder } from "./moved";
import { indexOfPairs, type PairIndex } from "./pair-index";

export type Candidate = { old: number; next: number; isNear: boolean };

/** A gap with at most so many pairs is compared whole. */
const smallGap = 64;
/** Blocks compared with one old block by what the index says. */
const mostCandidates = 6;
/** Pairs of words shared, for each word of the shorter block. Where every third word was changed it is a third. */
const sharedPairs = 0.1;

type Words = { old(index: number): Coded; next(index: number): Coded };

/** @param found the places of blocks that say the same, and the new blocks that are theirs; they are candidates for nothing */
export function* candidatesAmong(
  oldCount: number,
  nextCount: number,
  { matches: same, taken }: { matches: readonly (number | null)[]; taken: ReadonlyMap<number, unknown> },
  words: Words,
): Work<Candidate[]> {
  const { kept } = keptOrder(same);
  const placed = new Set([...same, ...taken.keys()]);
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
  const index = yield* indexOfPairs(
    next.map(({ at }) => at),
    words.next,
  );
  const gaps = new Map(next.map(({ at, gap }) => [at, gap]));
  const nextByGap = byGap(next);
  const oldByGap = byGap(old);
  const candidates: Candidate[] = [];
  for (const { at, gap } of old) {
    yield;
    const inGap = nextByGap.get(gap) ?? [];
    const isSmall = inGap.length * (oldByGap.get(gap)?.length ?? 0) <= smallGap;
    const found = new Map<number, boolean>();
    if (isSmall) for (const each of inGap) found.set(each.at, true);
    for (const each of likeliest(words.old(at), index, words)) found.set(each, gaps.get(each) === gap);
    for (const [to, isNear] of found) candidates.push({ old: at, next: to, isNear });
  }
  return candidates;
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

const likeliest = ({ forms }: Coded, index: PairIndex, words: Words): number[] =>
  index
    .sharing(forms)
    .filter(({ block, count }) => count >= sharedPairs * Math.min(forms.length, words.next(block).forms.length))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostCandidates)
    .map(({ block }) => block);
