import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignedRuns } from "~/texts/editions/align";
import { longestRising } from "~/texts/editions/rising";
import { wordsIn } from "~/texts/editions/words";
import { wording } from "~/texts/import/wording";

describe("wordsIn", () => {
  test.each([
    ["Don’t shout, “Anna”!", ["don", "t", "shout", "anna"]],
    ["It rained.[12] He left.", ["it", "rained", "he", "left"]],
    ["夕暮れに", ["夕", "暮", "れ", "に"]],
    ["¶ – …", []],
    ["café e\u0301tude 👍", ["café", "e\u0301tude".normalize("NFKC"), "👍"]],
  ])("%s", (text, forms) => {
    expect(wordsIn(text).map(({ form }) => form)).toEqual(forms);
  });

  test("knows where sentences begin and end", () => {
    const words = wordsIn("It rained. “No,” he said at 3.5 degrees.\nThen");
    expect(words.filter(({ opens }) => opens).map(({ form }) => form)).toEqual(["it", "no", "then"]);
    expect(words.filter(({ closes }) => closes).map(({ form }) => form)).toEqual(["rained", "degrees", "then"]);
  });

  test("its words stand where it says, and have the same wording", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        let last = 0;
        for (const { form, start, end } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end).normalize("NFKC").toLowerCase()).toBe(form);
          last = end;
        }
      }),
    );
    expect(wordsIn("One, two; THREE.").map(({ form }) => form)).toEqual(wording("One, two; THREE.").split(" "));
  });
});

describe("alignedRuns", () => {
  const forms = (text: string) => wordsIn(text).map(({ form }) => form);
  const common = (a: string, b: string) =>
    alignedRuns(wordsIn(a), wordsIn(b)).map((run) =>
      forms(a)
        .slice(run.a, run.a + run.length)
        .join(" "),
    );

  test.each([
    ["the same", "One two three.", "One two three.", ["one two three"]],
    ["a word changed", "One two three four five.", "One two drei four five.", ["one two", "four five"]],
    ["scattered words", "the a of in to", "x the y a z of w in v to", []],
    [
      "a sentence left out, whose first word is that of the next",
      "It was. The cat sat. The dog ran.",
      "It was. The dog ran.",
      ["it was", "the dog ran"],
    ],
    ["a sentence put in, whose last word is that of the last", "He saw it.", "He saw it. She took it.", ["he saw it"]],
  ])("%s", (_, a, b, runs) => {
    expect(common(a, b)).toEqual(runs);
  });

  test("runs rise on both sides and are the same words, also where a table would be too large", () => {
    const words = fc.array(
      fc.constantFrom("a", "b", "c", "d").map((form) => ({ form, opens: false, closes: false })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, words, (a, b) => {
        let [i, j] = [0, 0];
        for (const run of alignedRuns(a, b)) {
          expect(run.a).toBeGreaterThanOrEqual(i);
          expect(run.b).toBeGreaterThanOrEqual(j);
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
          [i, j] = [run.a + run.length, run.b + run.length];
        }
      }),
    );
    const long = Array.from({ length: 9_000 }, (_, at) => ({ form: `w${at % 7_000}`, opens: false, closes: false }));
    const without = long.filter((_, at) => at % 100 !== 0);
    const found = alignedRuns(long, without).reduce((sum, { length }) => sum + length, 0);
    expect(found / without.length).toBeGreaterThan(0.97);
  });
});

test("longestRising is rising, and as long as the slow way says", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 14 }), (values) => {
      const run = longestRising(values);
      run.forEach((index, nth) => {
        if (nth === 0) return;
        expect(index).toBeGreaterThan(run[nth - 1] as number);
        expect(values[index]).toBeGreaterThan(values[run[nth - 1] as number] as number);
      });
      const lengths: number[] = [];
      values.forEach((value, at) => {
        lengths[at] =
          1 + Math.max(0, ...lengths.slice(0, at).filter((_, before) => (values[before] as number) < value));
      });
      expect(run).toHaveLength(Math.max(0, ...lengths));
    }),
  );
});
