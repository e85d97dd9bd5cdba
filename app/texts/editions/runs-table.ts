/** The table behind `alignedRuns`: a row for each word of the one, a column for each of the other. Pure. */
import type { Work } from "../giving-way";
import { commonWords, edge, type Coded } from "./coded";

/** `length` words from `a` in the one are those from `b` in the other. */
export type Run = { a: number; b: number; length: number };

/** What the work was so far. */
export type Meter = { cells: number };

/** What a run is worth less than its words, in tenths: an end is cheap where a sentence begins or ends in both. */
const cost = { word: 10, start: { bare: 6, sentence: 4 }, end: { bare: 6, sentence: 4 } } as const;
const cheapestRun = cost.start.sentence + cost.end.sentence;

/** Fewer cells are filled sooner than it is found out which of them are needed. */
const smallTable = 16_384;
/** Cells between two moments at which somebody else may have a turn. */
const mostCellsAtOnce = 250_000;

/**
 * The best runs, of equals those that the walk back through the whole table meets first. Of two long wordings that are much
 * alike only the cells near the diagonal are filled, as in E. Ukkonen, "Algorithms for approximate string matching", Information
 * and Control 64 (1985): a way that goes further from it leaves out so many words that it must be worth less than the one
 * that was found, so the whole table would say the same.
 */
export function* runsOfTable(a: Coded, b: Coded, meter: Meter): Work<Run[]> {
  const [n, m] = [a.forms.length, b.forms.length];
  if (n === 0 || m === 0) return [];
  const least = Math.min(n, m);
  let reach = least;
  if (n * m > smallTable) {
    const guess = least - commonWords(a, b) + (least >> 4);
    if (guess < worthTrying * least) {
      const tried = yield* filled(a, b, guess, meter);
      if (tried.most > mostBeyond(least, guess)) return tried.runs();
      reach = Math.floor(least - (tried.most + cheapestRun) / cost.word);
    }
  }
  return (yield* filled(a, b, Math.min(least, Math.max(1, reach)), meter)).runs();
}

const worthTrying = 0.4;

/** What a way can be worth at most that leaves the diagonals between the two ends by more than `reach`. */
const mostBeyond = (least: number, reach: number) => Math.max(0, cost.word * (least - reach - 1) - cheapestRun);

const none = -1_000_000_000;

/** @param reach how far from the diagonals between the two ends cells are filled; the shorter length: all */
function* filled(a: Coded, b: Coded, reach: number, meter: Meter): Work<{ most: number; runs: () => Run[] }> {
  const [n, m] = [a.forms.length, b.forms.length];
  const before = Math.max(0, n - m) + reach;
  const width = Math.min(m, before + Math.max(0, m - n) + reach) + 2;
  const table = new Table(a, b, before, Math.max(0, m - n) + reach, width);
  meter.cells += n * width;
  const rows = Math.max(1, Math.floor(mostCellsAtOnce / width));
  for (let row = 1; row <= n; row += rows) {
    if (row > 1) yield;
    table.fill(row, Math.min(n, row + rows - 1));
  }
  return { most: table.most(), runs: () => table.runs() };
}

class Table {
  /** 1: from above, 2: from the left, 3: a run ends here; +4: the run that ends here goes on from before. */
  private readonly from: Uint8Array;
  private best: Int32Array;
  private bestAbove: Int32Array;
  private run: Int32Array;
  private runAbove: Int32Array;

  constructor(
    private readonly a: Coded,
    private readonly b: Coded,
    private readonly before: number,
    private readonly after: number,
    private readonly width: number,
  ) {
    const columns = b.forms.length + 1;
    this.from = new Uint8Array((a.forms.length + 1) * width);
    this.best = new Int32Array(columns);
    this.bestAbove = new Int32Array(columns);
    this.run = new Int32Array(columns).fill(none);
    this.runAbove = new Int32Array(columns).fill(none);
  }

  fill(first: number, last: number) {
    const [{ forms: formsA, edges: edgesA }, { forms: formsB, edges: edgesB }] = [this.a, this.b];
    const { from, before, after } = this;
    let { best, bestAbove, run, runAbove } = this;
    for (let i = first; i <= last; i++) {
      [best, bestAbove, run, runAbove] = [bestAbove, best, runAbove, run];
      const left = Math.max(1, i - before);
      const right = Math.min(formsB.length, i + after);
      best[left - 1] = left === 1 ? 0 : none;
      run[left - 1] = none;
      if (right === i + after) bestAbove[right] = runAbove[right] = none;
      const form = formsA[i - 1] as number;
      const edges = edgesA[i - 1] as number;
      const row = this.rowOf(i);
      let most = best[left - 1] as number;
      for (let j = left; j <= right; j++) {
        const above = bestAbove[j] as number;
        let way = above >= most ? 1 : 2;
        if (above > most) most = above;
        if (form === formsB[j - 1]) {
          const both = edges & (edgesB[j - 1] as number);
          const begun = (bestAbove[j - 1] as number) - (both & edge.opens ? cost.start.sentence : cost.start.bare);
          const goneOn = runAbove[j - 1] as number;
          const here = cost.word + (goneOn >= begun ? goneOn : begun);
          run[j] = here;
          const ended = here - (both & edge.closes ? cost.end.sentence : cost.end.bare);
          if (ended > most) {
            most = ended;
            way = 3;
          }
          if (goneOn >= begun) way += 4;
        } else run[j] = none;
        best[j] = most;
        from[row + j] = way;
      }
    }
    [this.best, this.bestAbove, this.run, this.runAbove] = [best, bestAbove, run, runAbove];
  }

  most = (): number => this.best[this.b.forms.length] as number;

  runs(): Run[] {
    const runs: Run[] = [];
    let [i, j] = [this.a.forms.length, this.b.forms.length];
    while (i > 0 && j > 0) {
      const way = this.wayAt(i, j) & 3;
      if (way === 1) i--;
      else if (way === 2) j--;
      else {
        let length = 1;
        while (this.wayAt(i - length + 1, j - length + 1) & 4) length++;
        [i, j] = [i - length, j - length];
        runs.push({ a: i, b: j, length });
      }
    }
    return runs.reverse();
  }

  /** Where column 0 of a row is, or would be. */
  private rowOf = (i: number): number => i * this.width - Math.max(0, i - this.before - 1);
  private wayAt = (i: number, j: number): number => this.from[this.rowOf(i) + j] as number;
}
