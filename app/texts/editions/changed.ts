/** Blocks whose words changed: what is left in both editions is compared, and the likest are paired. Pure. */
import type { Work } from "../giving-way";
import { candidatesAmong, type Candidate } from "./candidates";
import type { Coded } from "./coded";
import type { Comparing } from "./comparing";
import { exactParts } from "./exact";
import { likeLetters } from "./letters";
import { LikeliestFirst } from "./likeliest-first";
import type { Matchable } from "./match";
import { joinedParts, splitParts, type Compared } from "./parts";

/** Shares of the shorter block's words that must stand in the longer, in runs. */
const enough = { near: 0.5, far: 0.6, otherKind: 0.6, farLonger: 0.7 } as const;
/** Below so many words a coincidence is likely: such blocks are only looked for in their place, and by both lengths. */
const short = { words: 6, likeness: 0.6, letters: 0.75 } as const;

type Pair = Compared & { isEnough: boolean };

/**
 * @param same the places of identical blocks, which nothing else may get
 * @returns `matches`: the place each old block went to, or null; a place twice where blocks were joined. `parts`: by old
 *   block, the places it went to besides
 */
export function* changedBlocks(
  old: readonly Matchable[],
  next: readonly Matchable[],
  same: readonly (number | null)[],
  comparing: Comparing,
): Work<{ matches: (number | null)[]; parts: Map<number, number[]> }> {
  const matches = [...same];
  const taken = new Map<number, number>();
  const exact = yield* splitOrJoined(old.length, next.length, matches, { comparing, taken });
  const left: Compared[] = [];
  // What at most comes of a pair tells how soon it must be looked at closely: most are never, since theirs have found better.
  const queue = new LikeliestFirst<Pair>();
  for (const candidate of yield* candidatesAmong(old.length, next.length, { matches, taken }, comparing)) {
    yield;
    queue.put(yield* pairOf(old, next, comparing, candidate, "at most"));
  }
  for (let pair = queue.taken(); pair; pair = queue.taken()) {
    yield;
    const isFree = { old: matches[pair.old] === null, next: !taken.has(pair.next) };
    if (!isFree.old && !isFree.next) continue;
    if (!isFree.old || !isFree.next || !pair.isEnough) left.push(pair);
    else if (!pair.isExact) queue.put(yield* pairOf(old, next, comparing, pair, "exactly"));
    else {
      matches[pair.old] = pair.next;
      taken.set(pair.next, pair.old);
    }
  }
  const exactly = function* (pair: Compared): Work<Compared> {
    return pair.isExact ? pair : yield* pairOf(old, next, comparing, pair, "exactly");
  };
  const found = { matches, taken, comparing, exactly };
  const parts = yield* splitParts(left, { ...found, parts: exact.parts });
  yield* joinedParts(left, { ...found, parts, joined: exact.joined });
  return { matches, parts };
}

/** What says the same in several blocks, or in one: entered in `matches` and `taken`. */
function* splitOrJoined(
  oldCount: number,
  nextCount: number,
  matches: (number | null)[],
  { comparing, taken }: { comparing: Comparing; taken: Map<number, number> },
): Work<{ parts: Map<number, number[]>; joined: Map<number, number[]> }> {
  const same = new Set(matches);
  const old = { count: oldCount, isFree: (at: number) => matches[at] === null, words: comparing.old };
  const next = { count: nextCount, isFree: (at: number) => !same.has(at) && !taken.has(at), words: comparing.next };
  const longest = (places: readonly number[], words: (at: number) => Coded) =>
    places.reduce((most, at) => (words(at).forms.length > words(most).forms.length ? at : most));
  const parts = yield* exactParts(old, next);
  for (const [at, places] of parts) {
    matches[at] = longest(places, comparing.next);
    for (const to of places) taken.set(to, at);
  }
  const joined = yield* exactParts(next, old);
  for (const [to, places] of joined) {
    for (const at of places) matches[at] = to;
    taken.set(to, longest(places, comparing.old));
  }
  return { parts, joined };
}

export const isShort = ({ forms }: Coded): boolean => forms.length < short.words;

/** @param how "at most": no pair is found to be more like, or to share more, when it is looked at exactly */
function* pairOf(
  old: readonly Matchable[],
  next: readonly Matchable[],
  comparing: Comparing,
  { old: o, next: n, isNear }: Candidate,
  how: "at most" | "exactly",
): Work<Pair> {
  const [a, b] = [comparing.old(o), comparing.next(n)];
  const [shorter, longer] = [a.forms.length, b.forms.length].sort((x, y) => x - y) as [number, number];
  // Looked at closely at once where it costs nothing.
  const isExact = how === "exactly" || shorter < short.words;
  const shared = isExact ? yield* comparing.shared([o], [n]) : comparing.common(o, n);
  const both = (2 * shared) / Math.max(1, shorter + longer);
  const pair = { old: o, next: n, shared, isNear, isExact, likeness: both + (isNear ? 0.1 : 0) };
  // Said in several places, and not in this one: it is another of them, or `identicalBlocks` would have paired the two.
  if (!isNear && haveSameForms(a, b)) return { ...pair, isEnough: false };
  if (shorter < short.words) {
    const letters = isNear && longer < 2 * short.words ? likeLetters(comparing.forms(a), comparing.forms(b)) : 0;
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

export const haveSameForms = ({ forms: a }: Coded, { forms: b }: Coded): boolean =>
  a.length === b.length && a.every((form, at) => form === b[at]);
