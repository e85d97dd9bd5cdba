/** Blocks whose words changed: what is left in both editions is compared, and the likest are paired. Pure. */
import { alignedRuns, wordsInRuns, type Run } from "./align";
import { candidatesAmong } from "./candidates";
import type { Matchable } from "./match";
import { haveSameWords, likeLetters } from "./letters";
import { wordsIn, type Word } from "./words";

/** Shares of the shorter block's words that must stand in the longer, in runs. */
const enough = { near: 0.5, far: 0.6, otherKind: 0.6, farLonger: 0.7, part: 0.6 } as const;
/** Below so many words a coincidence is likely: such blocks are only looked for in their place, and by both lengths. */
const short = { words: 6, likeness: 0.6, letters: 0.75 } as const;
/** A part of a block that was split, or joined with others, stands at most so many blocks away from the rest. */
const reach = 3;

/** The words of blocks, and the runs of an old one in new ones taken together. */
export type Comparing = {
  old(index: number): Word[];
  next(index: number): Word[];
  runs(index: number, to: readonly number[]): Run[];
};

type Pair = { old: number; next: number; shared: number; likeness: number; isNear: boolean; isEnough: boolean };

/**
 * @param same the places of identical blocks, which nothing else may get
 * @returns `matches`: the place each old block went to, or null; a place twice where blocks were joined. `parts`: by old
 *   block, the places it went to besides
 */
export function changedBlocks(
  old: readonly Matchable[],
  next: readonly Matchable[],
  same: readonly (number | null)[],
): { matches: (number | null)[]; parts: Map<number, number[]>; comparing: Comparing } {
  const comparing = comparingOf(old, next);
  const pairs = candidatesAmong(old.length, next.length, same, comparing).map(({ old: o, next: n, isNear }) =>
    pairOf(old, next, comparing, o, n, isNear),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || a.old - b.old || a.next - b.next);
  const matches = [...same];
  const taken = new Map<number, number>();
  for (const pair of pairs) {
    if (!pair.isEnough || matches[pair.old] !== null || taken.has(pair.next)) continue;
    matches[pair.old] = pair.next;
    taken.set(pair.next, pair.old);
  }
  const parts = splitParts(pairs, matches, taken, comparing);
  joinedParts(pairs, matches, taken, parts, comparing);
  return { matches, parts, comparing };
}

export const isShort = (words: readonly unknown[]): boolean => words.length < short.words;

function pairOf(
  old: readonly Matchable[],
  next: readonly Matchable[],
  comparing: Comparing,
  o: number,
  n: number,
  isNear: boolean,
): Pair {
  const [a, b] = [comparing.old(o), comparing.next(n)];
  const shared = wordsInRuns(comparing.runs(o, [n]));
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  const both = (2 * shared) / Math.max(1, shorter + longer);
  const pair = { old: o, next: n, shared, isNear, likeness: both + (isNear ? 0.1 : 0) };
  // Said in several places, and not in this one: it is another of them, or `identicalBlocks` would have paired the two.
  if (!isNear && haveSameWords(a, b)) return { ...pair, isEnough: false };
  if (shorter < short.words) {
    const letters = isNear && longer < 2 * short.words ? likeLetters(a, b) : 0;
    return {
      ...pair,
      likeness: Math.max(pair.likeness, letters),
      isEnough: isNear && shorter > 0 && (both >= short.likeness || letters >= short.letters),
    };
  }
  const line = Math.max(
    isNear ? enough.near : enough.far,
    old[o]?.kind === next[n]?.kind ? 0 : enough.otherKind,
    longer > 3 * shorter ? enough.farLonger : 0,
  );
  return { ...pair, isEnough: shared >= line * shorter };
}

/** What else a block went to: new blocks nearby that hold words of it which the others do not. */
function splitParts(
  pairs: readonly Pair[],
  matches: readonly (number | null)[],
  taken: Map<number, number>,
  comparing: Comparing,
): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (const pair of pairs) {
    const main = matches[pair.old] ?? null;
    if (main === null || taken.has(pair.next)) continue;
    const now = parts.get(pair.old) ?? [main];
    const count = comparing.next(pair.next).length;
    if (count < 2 || pair.shared < enough.part * count) continue;
    if (!now.some((at) => Math.abs(at - pair.next) <= reach)) continue;
    const all = [...now, pair.next].sort((a, b) => a - b);
    const gain = wordsInRuns(comparing.runs(pair.old, all)) - wordsInRuns(comparing.runs(pair.old, now));
    if (gain < enough.part * count) continue;
    parts.set(pair.old, all);
    taken.set(pair.next, pair.old);
  }
  return parts;
}

/** Old blocks that are left and stand, beside another one, in the same new block. Enters them in `matches`. */
function joinedParts(
  pairs: readonly Pair[],
  matches: (number | null)[],
  taken: ReadonlyMap<number, number>,
  parts: ReadonlyMap<number, number[]>,
  comparing: Comparing,
) {
  const joined = new Map<number, number[]>();
  for (const pair of pairs) {
    const first = taken.get(pair.next);
    if (first === undefined || matches[pair.old] !== null || parts.has(first)) continue;
    const now = joined.get(pair.next) ?? [first];
    const count = comparing.old(pair.old).length;
    if (count < 2 || pair.shared < enough.part * count) continue;
    if (!now.some((at) => Math.abs(at - pair.old) <= reach)) continue;
    const all = [...now, pair.old].sort((a, b) => a - b);
    const held = (olds: number[]) => wordsInRuns(alignedRuns(olds.flatMap(comparing.old), comparing.next(pair.next)));
    if (held(all) - held(now) < enough.part * count) continue;
    joined.set(pair.next, all);
    matches[pair.old] = pair.next;
  }
}

function comparingOf(old: readonly Matchable[], next: readonly Matchable[]): Comparing {
  const wordsOf = (blocks: readonly Matchable[]) => {
    const known = new Map<number, Word[]>();
    return (index: number) => {
      const words = known.get(index) ?? wordsIn(blocks[index]?.text ?? "");
      known.set(index, words);
      return words;
    };
  };
  const [ofOld, ofNext] = [wordsOf(old), wordsOf(next)];
  return { old: ofOld, next: ofNext, runs: (index, to) => alignedRuns(ofOld(index), to.flatMap(ofNext)) };
}
