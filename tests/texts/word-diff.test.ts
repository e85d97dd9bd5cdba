import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "~/texts/word-diff";

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ is, text }) => (is === "same" ? text : is === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

test.each([
  ["", "", ""],
  ["", "new", "{+new+}"],
  ["old", "", "[-old-]"],
  ["one two three", "one three", "one[- two-] three"],
  ["one three", "one two three", "one{+ two+} three"],
  ["meant as a reproach here", "meant as praise here", "meant as[- a reproach-]{+ praise+} here"],
  ["the red house", "the blue house", "the[- red-]{+ blue+} house"],
  ["Čaj je vroč.", "Čaj ni vroč!", "Čaj[- je-]{+ ni+} vroč[-.-]{+!+}"],
])("%j to %j", (before, after, expected) => expect(shown(before, after)).toBe(expected));

test("the pieces give both wordings back, whatever they are", () => {
  const wording = fc
    .array(fc.constantFrom("a", "b", "c", " ", ".", "\n", "𝒳"), { maxLength: 60 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const pieces = wordDiff(before, after);
      const kept = (is: "added" | "left out") =>
        pieces
          .filter((piece) => piece.is === "same" || piece.is === is)
          .map((piece) => piece.text)
          .join("");
      expect([kept("left out"), kept("added")]).toEqual([before, after]);
    }),
    { numRuns: 500 },
  );
});

test("two long wordings that share nothing are answered at once", () => {
  const words = (letter: string) => Array.from({ length: 4000 }, (_, at) => `${letter}${at}`).join(" ");
  const from = performance.now();
  const pieces = wordDiff(words("a"), words("b"));
  expect(performance.now() - from).toBeLessThan(1500);
  expect(
    pieces
      .filter(({ is }) => is === "added")
      .map(({ text }) => text)
      .join(""),
  ).toContain("b3999");
});
