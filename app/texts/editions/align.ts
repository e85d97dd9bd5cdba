/**
 * Which words of one wording are which of another. As in the longest common subsequence, but whole runs are worth more
 * than the same number of scattered words: two paragraphs of a language share a third of their words in order
 * by chance, but hardly a run of them. The gaps are affine, after O. Gotoh, "An improved algorithm for matching
 * biological sequences", Journal of Molecular Biology 162 (1982), turned round: what is opened and closed is the run. Pure.
 */
import { longestRising } from "./rising";
import type { Word } from "./words";

/** `length` words from `a` in the one are those from `b` in the other. */
export type Run = { a: number; b: number; length: number };
export type Sequence = readonly Pick<Word, "form" | "opens" | "closes">[];

/** Cells of a table, a byte each, and steps: two paragraphs of 2,000 words. Longer ones are cut at words they have once. */
const mostCells = 4_000_000;

/** The runs both have, rising on both sides. One word is a run only where it is a sentence. */
export function alignedRuns(a: Sequence, b: Sequence): Run[] {
  if (a.length * b.length <= mostCells) return runsOfTable(a, b);
  const cuts = commonOnce(a, b);
  const runs: Run[] = [];
  let [fromA, fromB] = [0, 0];
  let [sinceA, sinceB] = [0, 0];
  const add = (toA: number, toB: number) => {
    const [partA, partB] = [a.slice(fromA, toA), b.slice(fromB, toB)];
    if (partA.length * partB.length <= mostCells)
      for (const run of runsOfTable(partA, partB)) pushJoined(runs, { ...run, a: run.a + fromA, b: run.b + fromB });
    [fromA, fromB] = [toA, toB];
  };
  for (const [atA, atB] of cuts) {
    // Long parts, so that there are few seams; a part that would be too much ends at the cut before.
    if ((atA - fromA) * (atB - fromB) > mostCells / 4 && (sinceA > fromA || sinceB > fromB)) add(sinceA, sinceB);
    [sinceA, sinceB] = [atA, atB];
  }
  if (sinceA > fromA || sinceB > fromB) add(sinceA, sinceB);
  add(a.length, b.length);
  return runs;
}

/** How many words stand in runs. */
export const wordsInRuns = (runs: readonly Run[]): number => runs.reduce((sum, { length }) => sum + length, 0);

/** What a run is worth less than its words, in tenths: an end is cheap where a sentence begins or ends in both. */
const cost = { word: 10, start: { bare: 6, sentence: 4 }, end: { bare: 6, sentence: 4 } } as const;

function runsOfTable(a: Sequence, b: Sequence): Run[] {
  if (a.length === 0 || b.length === 0) return [];
  const [formsA, formsB] = numbered(a, b);
  const width = b.length + 1;
  // 1: from above, 2: from the left, 3: a run ends here; +4: the run that ends here goes on from before.
  const from = new Uint8Array((a.length + 1) * width);
  let best = new Int32Array(width);
  let bestAbove = new Int32Array(width);
  let run = new Int32Array(width).fill(none);
  let runAbove = new Int32Array(width).fill(none);
  for (let i = 1; i <= a.length; i++) {
    [best, bestAbove, run, runAbove] = [bestAbove, best, runAbove, run];
    best[0] = 0;
    run[0] = none;
    const form = formsA[i - 1];
    const { opens = false, closes = false } = a[i - 1] ?? {};
    for (let j = 1; j <= b.length; j++) {
      const above = bestAbove[j] as number;
      const left = best[j - 1] as number;
      let most = above >= left ? above : left;
      let way = above >= left ? 1 : 2;
      if (form === formsB[j - 1]) {
        const isStart = opens && b[j - 1]?.opens;
        const isEnd = closes && b[j - 1]?.closes;
        const begun = (bestAbove[j - 1] as number) - (isStart ? cost.start.sentence : cost.start.bare);
        const goneOn = runAbove[j - 1] as number;
        const here = cost.word + (goneOn >= begun ? goneOn : begun);
        run[j] = here;
        const ended = here - (isEnd ? cost.end.sentence : cost.end.bare);
        if (ended > most) {
          most = ended;
          way = 3;
        }
        if (goneOn >= begun) way += 4;
      } else run[j] = none;
      best[j] = most;
      from[i * width + j] = way;
    }
  }
  return walkedBack(from, a.length, b.length);
}

const none = -1_000_000_000;

function walkedBack(from: Uint8Array, lengthA: number, lengthB: number): Run[] {
  const width = lengthB + 1;
  const runs: Run[] = [];
  let [i, j] = [lengthA, lengthB];
  while (i > 0 && j > 0) {
    const way = (from[i * width + j] as number) & 3;
    if (way === 1) i--;
    else if (way === 2) j--;
    else {
      let length = 1;
      while ((from[(i - length + 1) * width + j - length + 1] as number) & 4) length++;
      [i, j] = [i - length, j - length];
      runs.push({ a: i, b: j, length });
    }
  }
  return runs.reverse();
}

/** Numbers for forms: quicker to compare than strings. */
function numbered(a: Sequence, b: Sequence): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = ({ form }: { form: string }) => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, numbers.size);
    return numbers.size - 1;
  };
  return [Int32Array.from(a, numberOf), Int32Array.from(b, numberOf)];
}

/** Places of words that stand once in both, as far as they kept their order. */
function commonOnce(a: Sequence, b: Sequence): [number, number][] {
  const onceInB = once(b);
  const pairs = [...once(a)].flatMap(([form, atA]): [number, number][] => {
    const atB = onceInB.get(form);
    return atB === undefined ? [] : [[atA, atB]];
  });
  pairs.sort(([x], [y]) => x - y);
  return longestRising(pairs.map(([, atB]) => atB)).flatMap((index) => (pairs[index] ? [pairs[index]] : []));
}

function once(words: Sequence): Map<string, number> {
  const at = new Map<string, number>();
  const again = new Set<string>();
  words.forEach(({ form }, index) => {
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
