/**
 * Blocks with the same words in both editions. Those that stand once in both are the same wherever they are; from them
 * the likeness spreads to equal neighbours, which tells refrains and rows of stars apart: P. Heckel, "A technique for
 * isolating differences between files", Communications of the ACM 21 (1978). Pure.
 */
import { wording } from "../import/wording";
import type { Work } from "../giving-way";
import { aligning, mostCells } from "./align";
import { coder } from "./coded";
import type { Matchable } from "./match";
import { keptOrder } from "./moved";

/** Words a block must have to be taken for one that stood far away, where others say the same. */
const fewestWords = 4;

/** The place in the new edition of each old block, or null; no place twice. */
export function* identicalBlocks(old: readonly Matchable[], next: readonly Matchable[]): Work<(number | null)[]> {
  const worded = new Map<string, string>();
  const wordingsOf = function* (blocks: readonly Matchable[]): Work<string[]> {
    const all: string[] = [];
    for (const { text } of blocks) {
      yield;
      const words = worded.get(text) ?? wording(text);
      worded.set(text, words);
      all.push(words);
    }
    return all;
  };
  const matching = new Matching(yield* wordingsOf(old), yield* wordingsOf(next));
  yield* matching.once(() => true);
  yield;
  matching.spread();
  yield* matching.between();
  yield* matching.left();
  return matching.to;
}

class Matching {
  readonly to: (number | null)[];
  private readonly from: (number | null)[];
  constructor(
    private readonly old: string[],
    private readonly next: string[],
  ) {
    this.to = old.map(() => null);
    this.from = next.map(() => null);
  }

  /** Those that stand as often in what is left of the one as of the other, in their order. */
  *once(mayBe: (words: string, count: number) => boolean, most = 1): Work<void> {
    const places = function* (all: string[], matched: (number | null)[]): Work<Map<string, number[]>> {
      const found = new Map<string, number[]>();
      for (const [index, words] of all.entries()) {
        if (matched[index] !== null) continue;
        yield;
        const known = found.get(words);
        if (known) known.push(index);
        else found.set(words, [index]);
      }
      return found;
    };
    const inNext = yield* places(this.next, this.from);
    for (const [words, inOld] of yield* places(this.old, this.to)) {
      yield;
      const there = inNext.get(words);
      if (!there || there.length !== inOld.length || inOld.length > most || !mayBe(words, inOld.length)) continue;
      inOld.forEach((index, nth) => this.pair(index, there[nth]));
    }
  }

  /** Equal neighbours of what is matched, forwards and backwards; the beginnings and the ends are matched from the start. */
  spread() {
    for (let i = -1; i < this.old.length; i++) {
      const j = i < 0 ? -1 : (this.to[i] ?? null);
      if (j !== null) this.pairEqual(i + 1, j + 1);
    }
    for (let i = this.old.length; i >= 0; i--) {
      const j = i === this.old.length ? this.next.length : (this.to[i] ?? null);
      if (j !== null) this.pairEqual(i - 1, j - 1);
    }
  }

  /** Equal ones in order, between those that kept their order. */
  *between(): Work<void> {
    const code = coder();
    const { kept } = keptOrder(this.to);
    let [fromOld, fromNext] = [0, 0];
    for (const [toOld, toNext] of [...kept, [this.old.length, this.next.length] as const]) {
      const a = free(this.old, this.to, fromOld, toOld);
      const b = free(this.next, this.from, fromNext, toNext);
      if (a.length > 0 && b.length > 0)
        for (const run of yield* aligning(code(a), code(b), { most: mostCells, meter: { cells: 0 } }))
          for (let nth = 0; nth < run.length; nth++) this.pair(a[run.a + nth]?.at, b[run.b + nth]?.at);
      yield;
      [fromOld, fromNext] = [toOld + 1, toNext + 1];
    }
  }

  /** What moved and is not alone in what it says: only where none is missing and none added, or one would be taken for another. */
  *left(): Work<void> {
    yield* this.once((words) => words.split(" ").length >= fewestWords && /[\p{L}\p{N}]/u.test(words), Infinity);
  }

  private pairEqual(i: number, j: number) {
    if (this.to[i] === null && this.from[j] === null && this.old[i] === this.next[j]) this.pair(i, j);
  }

  private pair(i: number | undefined, j: number | undefined) {
    if (i === undefined || j === undefined) return;
    this.to[i] = j;
    this.from[j] = i;
  }
}

function free(all: string[], matched: (number | null)[], from: number, to: number) {
  const found: { at: number; form: string; opens: true; closes: true }[] = [];
  for (let at = from; at < to; at++)
    if (matched[at] === null) found.push({ at, form: all[at] ?? "", opens: true, closes: true });
  return found;
}
