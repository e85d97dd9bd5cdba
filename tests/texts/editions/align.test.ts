import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignedRuns } from "~/texts/editions/align";
import { atOnce, inTurns } from "~/texts/giving-way";
import { matchBlocks, matching } from "~/texts/editions/match";

type Given = { form: string; opens: boolean; closes: boolean };

/** What runs are worth, by the rule of the table. */
const worth = (a: Given[], b: Given[], runs: ReturnType<typeof alignedRuns>) =>
  runs.reduce((sum, run) => {
    const [first, last] = [run.a, run.a + run.length - 1];
    const isOpen = a[first]?.opens && b[run.b]?.opens;
    const isClosed = a[last]?.closes && b[run.b + run.length - 1]?.closes;
    return sum + 10 * run.length - (isOpen ? 4 : 6) - (isClosed ? 4 : 6);
  }, 0);

/** The most that any runs are worth: every cell of the table, as slowly as it is written down. */
function most(a: Given[], b: Given[]): number {
  const none = -1_000_000;
  const best = a.concat(a[0] ?? []).map(() => b.concat(b[0] ?? []).map(() => 0));
  const run = best.map((row) => row.map(() => none));
  const at = (table: number[][], i: number, j: number) => table[i]?.[j] ?? none;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1], b[j - 1]];
      const [runs, bests] = [run[i] ?? [], best[i] ?? []];
      if (x?.form === y?.form)
        runs[j] = 10 + Math.max(at(run, i - 1, j - 1), at(best, i - 1, j - 1) - (x?.opens && y?.opens ? 4 : 6));
      const ended = at(run, i, j) - (x?.closes && y?.closes ? 4 : 6);
      bests[j] = Math.max(at(best, i - 1, j), at(best, i, j - 1), ended);
    }
  return at(best, a.length, b.length);
}

const word = (forms: string[]) =>
  fc.record({ form: fc.constantFrom(...forms), opens: fc.boolean(), closes: fc.boolean() });
const many = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`);

describe("runs", () => {
  test.each([3, 40, 400])("of two wordings of %i words are worth as much as any, however long the two are", (words) => {
    const long = fc.array(word(many(words)), { minLength: 150, maxLength: 220 });
    const edit = fc.record({ at: fc.nat(220), less: fc.nat(4), more: fc.array(word(many(words)), { maxLength: 4 }) });
    fc.assert(
      fc.property(long, fc.array(edit, { maxLength: 25 }), (a, edits) => {
        const b = [...a];
        for (const { at, less, more } of edits) b.splice(at, less, ...more);
        const runs = alignedRuns(a, b);
        expect(worth(a, b, runs)).toBe(most(a, b));
        for (const { a: i, b: j, length } of runs)
          for (let nth = 0; nth < length; nth++) expect(b[j + nth]?.form).toBe(a[i + nth]?.form);
      }),
      { numRuns: 25 },
    );
  });
});

describe("in turns", () => {
  const p = (text: string) => ({ kind: "paragraph" as const, text });
  const old = Array.from({ length: 40 }, (_, at) =>
    p(`The ${at}th of the boats came home ${at * 7} days after it had gone.`),
  );
  const next = old.map(({ text }) => p(text.replace("boats", "old boats"))).toReversed();

  test("the same comes of it as at once, and others are served meanwhile", async () => {
    let served = 0;
    const serve = () => {
      served += 1;
      timer = setImmediate(serve);
    };
    let timer = setImmediate(serve);
    const slowly = function* () {
      const until = performance.now() + 60;
      while (performance.now() < until) yield;
      return yield* matching(old, next);
    };
    expect(await inTurns(slowly())).toEqual(matchBlocks(old, next));
    clearImmediate(timer);
    expect(served).toBeGreaterThan(1);
  });

  test("all of it is done at once where nobody waits", () => {
    expect(
      atOnce(
        (function* () {
          yield;
          return 3;
        })(),
      ),
    ).toBe(3);
  });
});
