/** Which blocks have a pair of words that stand beside each other: a table of numbers, since a book has a million of them. Pure. */
import type { Work } from "../giving-way";
import type { Coded } from "./coded";

/** A pair of words that so many blocks have tells nothing, and would make a rewrite of a book cost the square of its length. */
const mostBlocks = 24;

export type PairIndex = {
  /** The blocks that have pairs of these words, as they are met, with how many. */
  sharing(forms: Int32Array): { block: number; count: number }[];
};

export function* indexOfPairs(blocks: readonly number[], wordsOf: (block: number) => Coded): Work<PairIndex> {
  let words = 0;
  for (const block of blocks) {
    yield;
    words += wordsOf(block).forms.length;
  }
  const numbers = new PairNumbers(words);
  // By number of the pair: in how many blocks it stands, and in which of `blocks` last.
  const times = new Int32Array(words);
  const last = new Int32Array(words).fill(-1);
  const inBlock: Int32Array[] = [];
  for (const [nth, block] of blocks.entries()) {
    yield;
    const { forms } = wordsOf(block);
    const own = new Int32Array(Math.max(0, forms.length - 1));
    let count = 0;
    for (let at = 1; at < forms.length; at++) {
      const pair = numbers.given(forms[at - 1] as number, forms[at] as number);
      if (last[pair] === nth) continue;
      last[pair] = nth;
      times[pair] = (times[pair] as number) + 1;
      own[count++] = pair;
    }
    inBlock.push(own.subarray(0, count));
  }
  const starts = new Int32Array(times.length + 1);
  times.forEach((count, pair) => (starts[pair + 1] = (starts[pair] as number) + (count <= mostBlocks ? count : 0)));
  const ends = starts.slice();
  const all = new Int32Array(starts[times.length] as number);
  for (const [nth, pairs] of inBlock.entries()) {
    yield;
    for (const pair of pairs)
      if ((times[pair] as number) <= mostBlocks) {
        const end = ends[pair] as number;
        all[end] = blocks[nth] as number;
        ends[pair] = end + 1;
      }
  }
  const asked = new Int32Array(times.length).fill(-1);
  const counts = new Int32Array(blocks.reduce((most, block) => Math.max(most, block), -1) + 1);
  let query = 0;
  return {
    sharing(forms) {
      query += 1;
      const met: number[] = [];
      for (let at = 1; at < forms.length; at++) {
        const pair = numbers.known(forms[at - 1] as number, forms[at] as number);
        if (pair < 0 || asked[pair] === query) continue;
        asked[pair] = query;
        for (let to = starts[pair] as number; to < (ends[pair] as number); to++) {
          const block = all[to] as number;
          const count = counts[block] as number;
          if (count === 0) met.push(block);
          counts[block] = count + 1;
        }
      }
      return met.map((block) => {
        const count = counts[block] as number;
        counts[block] = 0;
        return { block, count };
      });
    },
  };
}

/** Numbers for pairs of numbers: a hash table with open places, after D. E. Knuth, "The Art of Computer Programming" 3, 6.4. */
class PairNumbers {
  private count = 0;
  private readonly size: number;
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  /** One more than the number; 0: free. */
  private readonly number: Int32Array;

  /** @param most pairs; a table that grows would keep everybody waiting each time */
  constructor(most: number) {
    this.size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    [this.a, this.b, this.number] = [new Int32Array(this.size), new Int32Array(this.size), new Int32Array(this.size)];
  }

  /** -1: not known. */
  known = (a: number, b: number): number => (this.number[this.place(a, b)] as number) - 1;

  given(a: number, b: number): number {
    const at = this.place(a, b);
    const known = this.number[at] as number;
    if (known > 0) return known - 1;
    this.a[at] = a;
    this.b[at] = b;
    this.number[at] = ++this.count;
    return this.count - 1;
  }

  private place(a: number, b: number): number {
    const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & (this.size - 1);
    while ((this.number[at] as number) > 0 && (this.a[at] !== a || this.b[at] !== b)) at = (at + 1) & (this.size - 1);
    return at;
  }
}
