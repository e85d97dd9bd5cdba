/** The words of the blocks of two editions, and the runs that blocks have in common, each looked for once. Pure. */
import type { Work } from "../giving-way";
import { aligning, mostCells, wordsInRuns } from "./align";
import { coder, commonWords, joinedUp, type Coded } from "./coded";
import type { Matchable } from "./match";
import { wordsIn } from "./words";

export type Comparing = {
  old(index: number): Coded;
  next(index: number): Coded;
  /** Their forms, for looking at letters. */
  forms(words: Coded): { form: string }[];
  /** How many words of old blocks stand in runs in new ones, both taken together in the order given. */
  shared(old: readonly number[], next: readonly number[]): Work<number>;
  /** No more words than so many can stand in runs. */
  common(old: number, next: number): number;
};

/**
 * Cells of tables for one pair of editions, some ten seconds. A book of which every paragraph was rewritten needs a
 * hundredth of it; two texts made to be like each other everywhere would keep a processor for minutes.
 */
const enoughCells = 2_000_000_000;
/** Cells of one table from then on: long blocks are compared in small pieces between words they have once. */
const fewCells = 4_000;

export function comparingOf(old: readonly Matchable[], next: readonly Matchable[]): Comparing {
  const code = coder();
  const wordsOf = (blocks: readonly Matchable[]) => {
    const known = new Map<number, Coded>();
    return (index: number) => {
      const words = known.get(index) ?? code(wordsIn(blocks[index]?.text ?? ""));
      known.set(index, words);
      return words;
    };
  };
  const [ofOld, ofNext] = [wordsOf(old), wordsOf(next)];
  const known = new Map<string, number>();
  const meter = { cells: 0 };
  return {
    old: ofOld,
    next: ofNext,
    forms: ({ forms }) => Array.from(forms, (number) => ({ form: code.forms[number] ?? "" })),
    common: (o, n) => commonWords(ofOld(o), ofNext(n)),
    *shared(olds, nexts) {
      const key = `${olds.join()} ${nexts.join()}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const [a, b] = [joinedUp(olds.map(ofOld)), joinedUp(nexts.map(ofNext))];
      const most = meter.cells < enoughCells ? mostCells : fewCells;
      const count = wordsInRuns(yield* aligning(a, b, { most, meter }));
      known.set(key, count);
      return count;
    },
  };
}
