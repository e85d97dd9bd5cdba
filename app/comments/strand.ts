/** The words of one or more old blocks beside those of the new blocks they became. Pure. */
import { aligning, mostCells } from "../texts/editions/align";
import { coder } from "../texts/editions/coded";
import type { Work } from "../texts/giving-way";
import { wordsIn, type Word } from "../texts/editions/words";

export type Placed = Word & { block: string };
export type BlockText = { id: string; text: string };

export type Strand = {
  from: Placed[];
  to: Placed[];
  /** For each word of `from` the index of the same word in `to`, in a run of them; -1: none. */
  same: Int32Array;
  /** As `same`, and words beside such a run that are nearly the same: a letter corrected. */
  near: Int32Array;
};

export const placedWords = (blocks: readonly BlockText[]): Placed[] =>
  blocks.flatMap(({ id, text }) => wordsIn(text).map((word) => ({ ...word, block: id })));

export function* strandOf(from: Placed[], to: Placed[]): Work<Strand> {
  const same = new Int32Array(from.length).fill(-1);
  const isIdentical = from.length === to.length && from.every(({ form }, at) => form === to[at]?.form);
  const code = coder();
  const runs = isIdentical
    ? [{ a: 0, b: 0, length: from.length }]
    : yield* aligning(code(from), code(to), { most: mostCells, meter: { cells: 0 } });
  for (const run of runs) for (let nth = 0; nth < run.length; nth++) same[run.a + nth] = run.b + nth;
  const near = same.slice();
  let [fromA, fromB] = [0, 0];
  for (const run of [...runs, { a: from.length, b: to.length, length: 0 }]) {
    corrected(from, to, near, [fromA, run.a], [fromB, run.b]);
    [fromA, fromB] = [run.a + run.length, run.b + run.length];
  }
  return { from, to, same, near };
}

type Range = readonly [from: number, to: number];

/** From the ends of a gap inwards, as long as they are alike; word by word where none was added or left out. */
function corrected(from: Placed[], to: Placed[], near: Int32Array, [a0, a1]: Range, [b0, b1]: Range) {
  const count = Math.min(a1 - a0, b1 - b0);
  const isEven = a1 - a0 === b1 - b0;
  const tryPair = (a: number, b: number): boolean => {
    const isLike = likeWords(from[a]?.form ?? "", to[b]?.form ?? "") >= alike;
    if (isLike) near[a] = b;
    return isLike;
  };
  let nth = 0;
  while (nth < count && (tryPair(a0 + nth, b0 + nth) || isEven)) nth++;
  if (isEven) return;
  for (let back = 1; back <= count - nth && tryPair(a1 - back, b1 - back);) back++;
}

const alike = 0.6;

/** 0 … 1: letters shared in any order, since two changed places are the commonest slip; an end must be the same. */
export function likeWords(a: string, b: string): number {
  if (a === b) return 1;
  if (a.at(0) !== b.at(0) && a.at(-1) !== b.at(-1)) return 0;
  const left = new Map<string, number>();
  for (const letter of a) left.set(letter, (left.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of b) {
    const count = left.get(letter) ?? 0;
    if (count > 0) shared += letter.length;
    left.set(letter, count - 1);
  }
  return (1.8 * shared) / Math.max(1, a.length + b.length);
}
