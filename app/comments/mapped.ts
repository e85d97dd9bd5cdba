/** A passage carried through a strand: which of its words are where, and how sure that is. Pure. */
import type { Strand } from "./strand";

/** Indices of words, end exclusive. */
export type Words = { from: number; to: number };

export type Mapped = {
  /** Words of `strand.to`, all in one block. */
  words: Words;
  /** Whether the first and the last word of the passage are the first and the last there. */
  hasFirst: boolean;
  hasLast: boolean;
  /** 0 … 1: how much of the passage is there, by letters. */
  likeness: number;
  /** 0 … 1: the same, less where the passage is too short to speak for itself and what stood around it is gone. */
  score: number;
};

/** So many words speak for themselves; of fewer the rest of their sentence must have stayed. */
const telling = 8;
/** Words on either side that are asked about. */
const around = 5;
/** What a unit of text between two words that were beside each other costs, in units of the words themselves. */
const stretch = { stray: 0.05, safe: 0.01 } as const;
/** A word is none that strayed where so many stand together. */
const safeRun = 4;

/** Where the passage's words went, or what stands in their stead, or null. */
export function mapped(strand: Strand, passage: Words): Mapped | null {
  const { from } = strand;
  let all = 0;
  for (let at = passage.from; at < passage.to; at++) all += from[at]?.form.length ?? 0;
  const group = densest(strand, placesOf(strand, passage));
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return inStead(strand, passage, 0);
  const likeness = group.reduce((sum, { weight }) => sum + weight, 0) / all;
  const words = widened(strand, passage, first, last);
  const own = Math.min(1, (passage.to - passage.from) / telling);
  const score = likeness * (own + (1 - own) * surroundings(strand, passage, words));
  return (
    (score < inSteadScore && inStead(strand, passage, likeness)) || {
      words,
      hasFirst: first.b - words.from === first.a - passage.from,
      hasLast: words.to - last.b === passage.to - last.a,
      likeness,
      score,
    }
  );
}

/**
 * A word or three that gave way, all or some, to as many others, while the words beside them stayed: a place to be
 * looked at, and no more.
 */
function inStead({ from, to, same }: Strand, passage: Words, likeness: number): Mapped | null {
  const count = passage.to - passage.from;
  const [first, last] = [from[passage.from], from[passage.to - 1]];
  if (count > (likeness < half ? mostInStead : telling) || !first || !last || (first.opens && last.closes)) return null;
  const hasBefore = from[passage.from - 1]?.block === first.block;
  const hasAfter = from[passage.to]?.block === first.block;
  const before = hasBefore ? (same[passage.from - 1] ?? -1) : (same[passage.to] ?? -1) - count - 1;
  const after = hasAfter ? (same[passage.to] ?? -1) : before + count + 1;
  const words = { from: before + 1, to: after };
  const isPlaced =
    (hasBefore ? before >= 0 : after > 0) && (!hasAfter || after >= 0) && words.to - words.from === count;
  if (!isPlaced || (!hasBefore && !hasAfter)) return null;
  const block = to[words.from]?.block;
  // Where it was the beginning or the end of its block it must be that again.
  const isBeside = (at: number, has: boolean) => (to[at]?.block === block) === has;
  if (!block || !isBeside(before, hasBefore) || !isBeside(after, hasAfter)) return null;
  return { words, hasFirst: true, hasLast: true, likeness, score: inSteadScore };
}

const mostInStead = 3;
const half = 0.5;
const inSteadScore = 0.6;

type Place = { a: number; b: number; weight: number };

function placesOf({ from, to, near, same }: Strand, passage: Words): Place[] {
  const places: Place[] = [];
  for (let a = passage.from; a < passage.to; a++) {
    const b = near[a] ?? -1;
    const { form = "" } = from[a] ?? {};
    if (b >= 0) places.push({ a, b, weight: form.length * (b === same[a] ? 1 : nearly(form, to[b]?.form ?? "")) });
  }
  return places;
}

const nearly = (a: string, b: string) => (a === b ? 1 : 0.8);

/** The words that stand together in one block and are most: a stray word far off must not stretch the passage. */
function densest({ to, same }: Strand, places: Place[]): Place[] {
  let best = { from: 0, to: 0, sum: 0 };
  let now = { from: 0, sum: 0 };
  places.forEach(({ a, b, weight }, at) => {
    const [word, before] = [to[b], to[places[at - 1]?.b ?? -1]];
    const isSafe = [places[at - 1]?.a ?? -1, a].every((each) => runAt(same, each) >= safeRun);
    const rate = isSafe ? stretch.safe : stretch.stray;
    const isTogether = before !== undefined && before.block === word?.block;
    const cost = isTogether ? rate * Math.max(0, word.start - before.end - 1) : Infinity;
    now = now.sum > cost ? { from: now.from, sum: now.sum - cost + weight } : { from: at, sum: weight };
    if (now.sum > best.sum) best = { from: now.from, to: at + 1, sum: now.sum };
  });
  return places.slice(best.from, best.to);
}

/** How many words stand together in both where this one does, up to a few. */
function runAt(same: Int32Array, at: number): number {
  let count = 1;
  for (let by = 1; by < safeRun && isNext(same, at + by - 1); by++) count++;
  for (let by = 1; by < safeRun && isNext(same, at - by); by++) count++;
  return count;
}

const isNext = (same: Int32Array, at: number): boolean =>
  (same[at] ?? -1) >= 0 && same[at + 1] === (same[at] ?? -1) + 1;

/** With the words that stand in place of its own at its ends, as many as it had there. */
function widened({ to, near }: Strand, passage: Words, first: Place, last: Place): Words {
  const block = to[first.b]?.block;
  let [from, end] = [first.b, last.b + 1];
  const before = lastPlaced(near, passage.from, first.a);
  for (let left = before === "own" ? 0 : first.a - passage.from; left > 0; left--) {
    if (from - 1 <= (before as number) || to[from - 1]?.block !== block) break;
    from--;
  }
  const after = nextPlaced(near, last.a, passage.to);
  for (let left = after === "own" ? 0 : passage.to - 1 - last.a; left > 0; left--) {
    if (end >= (after as number) || to[end]?.block !== block) break;
    end++;
  }
  return { from, to: end };
}

/** The new place of the last word before the passage that has one; `own` where words of the passage are placed elsewhere. */
function lastPlaced(near: Int32Array, from: number, to: number): number | "own" {
  for (let at = to - 1; at >= 0; at--) if ((near[at] ?? -1) >= 0) return at >= from ? "own" : (near[at] ?? -1);
  return -1;
}

function nextPlaced(near: Int32Array, from: number, to: number): number | "own" {
  for (let at = from + 1; at < near.length; at++)
    if ((near[at] ?? -1) >= 0) return at < to ? "own" : (near[at] ?? Infinity);
  return Infinity;
}

/**
 * 0 … 1: how much of what stood around it still does. Asked of its own sentence: the same small words stand in the
 * sentences before and after, and stay there when this one goes.
 */
function surroundings(strand: Strand, passage: Words, words: Words): number {
  const within = { before: sideOf(strand, passage, -1, true), after: sideOf(strand, passage, 1, true) };
  const isSentence = within.before.length + within.after.length === 0;
  const { before, after } = isSentence
    ? { before: sideOf(strand, passage, -1, false), after: sideOf(strand, passage, 1, false) }
    : within;
  // The whole block is the passage: nothing is missing where it still is.
  if (before.length + after.length === 0) return strand.to.length === passage.to - passage.from ? 1 : 0;
  const stays = (at: number) => {
    const b = strand.same[at] ?? -1;
    return b >= Math.max(0, words.from - 3 * around) && b < words.to + 3 * around;
  };
  const share = (side: number[], atLeast: number) => side.filter(stays).length / Math.max(1, atLeast, side.length);
  // One whole side is enough, where it is more than a word or two: the other half of the sentence may have been changed.
  return Math.max(share([...before, ...after], 0), share(before, 3), share(after, 3));
}

/** Words beside the passage, at most `around`. */
function sideOf({ from }: Strand, passage: Words, step: 1 | -1, isInSentence: boolean): number[] {
  const side: number[] = [];
  let at = step < 0 ? passage.from : passage.to - 1;
  while (side.length < around) {
    const isEnd = step < 0 ? from[at]?.opens : from[at]?.closes;
    at += step;
    if (!from[at] || (isInSentence && isEnd)) break;
    side.push(at);
  }
  return side;
}
