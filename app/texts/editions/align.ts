/**
 * Which words of one wording are which of another. As in the longest common subsequence, but whole runs are worth more
 * than the same number of scattered words: two paragraphs of a language share a third of their words in order
 * by chance, but hardly a run of them. The gaps are affine, after O. Gotoh, "An improved algorithm for matching
 * biological sequences", Journal of Molecular Biology 162 (1982), turned round: what is opened and closed is the run. Pure.
 */
import { atOnce, type Work } from "../giving-way";
import { coder, partOf, type Coded, type Sequence } from "./coded";
import { longestRising } from "./rising";
import { runsOfTable, type Meter, type Run } from "./runs-table";

export type { Run };

/** Cells of a table, a byte each, and steps: two paragraphs of 2,000 words. Longer ones are cut at words they have once. */
export const mostCells = 4_000_000;

/** The runs both have, rising on both sides. One word is a run only where it is a sentence. */
export function alignedRuns(a: Sequence, b: Sequence): Run[] {
  const code = coder();
  return atOnce(aligning(code(a), code(b), { most: mostCells, meter: { cells: 0 } }));
}

/**
 * The same, of words from one coder, a piece at a time.
 *
 * @param most cells of one table
 * @param meter counts those that were filled
 */
export function* aligning(a: Coded, b: Coded, { most, meter }: { most: number; meter: Meter }): Work<Run[]> {
  const [lengthA, lengthB] = [a.forms.length, b.forms.length];
  if (lengthA * lengthB <= most) return yield* runsOfTable(a, b, meter);
  const runs: Run[] = [];
  let [fromA, fromB] = [0, 0];
  let [sinceA, sinceB] = [0, 0];
  const add = function* (toA: number, toB: number): Work<void> {
    if ((toA - fromA) * (toB - fromB) <= most)
      for (const run of yield* runsOfTable(partOf(a, fromA, toA), partOf(b, fromB, toB), meter))
        pushJoined(runs, { ...run, a: run.a + fromA, b: run.b + fromB });
    [fromA, fromB] = [toA, toB];
    yield;
  };
  for (const [atA, atB] of commonOnce(a, b)) {
    // Long parts, so that there are few seams; a part that would be too much ends at the cut before.
    if ((atA - fromA) * (atB - fromB) > most / 4 && (sinceA > fromA || sinceB > fromB)) yield* add(sinceA, sinceB);
    [sinceA, sinceB] = [atA, atB];
  }
  if (sinceA > fromA || sinceB > fromB) yield* add(sinceA, sinceB);
  yield* add(lengthA, lengthB);
  return runs;
}

/** How many words stand in runs. */
export const wordsInRuns = (runs: readonly Run[]): number => runs.reduce((sum, { length }) => sum + length, 0);

/** Places of words that stand once in both, as far as they kept their order. */
function commonOnce(a: Coded, b: Coded): [number, number][] {
  const onceInB = once(b);
  const pairs = [...once(a)].flatMap(([form, atA]): [number, number][] => {
    const atB = onceInB.get(form);
    return atB === undefined ? [] : [[atA, atB]];
  });
  pairs.sort(([x], [y]) => x - y);
  return longestRising(pairs.map(([, atB]) => atB)).flatMap((index) => (pairs[index] ? [pairs[index]] : []));
}

function once({ forms }: Coded): Map<number, number> {
  const at = new Map<number, number>();
  const again = new Set<number>();
  forms.forEach((form, index) => {
    if (at.has(form)) again.add(form);
    at.set(form, index);
  });
  for (const form of again) at.delete(form);
  return at;
}

function pushJoined(runs: Run[], run: Run) {
  const last = runs.at(-1);
  if (last && last.a + last.length === run.a && last.b + last.length === run.b) last.length += run.length;
  else runs.push(run);
}
