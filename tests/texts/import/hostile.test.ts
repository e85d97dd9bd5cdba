import { describe, expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { countOf } from "~/texts/import/outline";
import { readText } from "~/texts/import/read";
import { textLimits } from "~/texts/text";

const size = textLimits.characters;
const times = (piece: string, length = size) => piece.repeat(Math.floor(length / piece.length));
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

/** Milliseconds of work, not of waiting: these machines are shared. */
const worked = () => process.cpuUsage().user / 1000;

/** What became of it: words, or the kind of refusal. */
function outcome(content: string, format: "plain" | "markdown"): { said: string; swell: number } {
  const start = worked();
  let said: string;
  let swell = 0;
  try {
    const draft = readText({ content, format });
    said = `${countOf(draft).words} words`;
    swell =
      draft.sections.flatMap(({ blocks }) => blocks).reduce((sum, { html }) => sum + html.length, 0) / content.length;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    said = error.kind;
    expect(error.detail("en")).toMatch(/Divide|Flatten|plain text|Choose a file/);
  }
  expect(worked() - start).toBeLessThan(8_000);
  return { said, swell };
}

describe("plain text of 5 MB", () => {
  test.each([
    ["a paragraph of a million words", "word ".repeat(1_000_000), "1000000 words"],
    ["blank lines", times("\n"), "invalid"],
    ["blanks", times(" "), "invalid"],
    ["lines of one blank", times(" \n"), "invalid"],
    ["bullets", times("- a\n"), "too-large"],
    ["as many bullets as there may be", times("- a\n", 1_600_000), "400000 words"],
    ["bullets apart", times("• a\n\n"), "too-large"],
    ["numbers", lines(400_000, (i) => `${(i % 999) + 1}. a`), /words$/],
    ["one-letter lines", times("a\n"), "too-large"],
    ["as many one-letter lines as there may be", times("a\n", 800_000), "400000 words"],
    ["one-letter paragraphs", times("a\n\n"), "too-large"],
    ["hyphens at line ends", times("ab-\n", 1_600_000), /words$/],
    ["sentence ends", times("A. "), /words$/],
    ["note labels", times("[1] a\n"), "too-large"],
    ["note marks", `${times("a[1] ", 2_000_000)}\n\n[1] note`, /words$/],
    ["breaks", times("*\n", 800_000), "invalid"],
    ["indents", lines(3000, (i) => `${" ".repeat(i)}- a`), "3000 words"],
    ["one long word", times("A"), "1 words"],
    ["angle brackets", times("<", 1_000_000) + "a", /words$/],
    ["blanks inside a line", `a${times(" ", size - 2)}b`, "2 words"],
  ])("%s", (_, source, expected) => {
    const { said, swell } = outcome(source, "plain");
    expect(said).toMatch(expected);
    expect(swell).toBeLessThan(20);
  });
});

describe("Markdown that makes parsers hang or swell", () => {
  const patterns: [name: string, make: (length: number) => string][] = [
    ...[
      "[",
      "![",
      "[a](b",
      "[a][",
      "*a ",
      "**a *b ",
      "*a **a ",
      "a_b_",
      "~~a ",
      "`a",
      "\\",
      "&",
      "&#0;",
      "<",
      "<a ",
      "<!--",
      "<a:",
      "[a]: <",
      '"',
      "^[",
      "> ",
      ">",
      "- ",
      "> - ",
      "1. a\n",
      "- a\n",
      "# a\n",
      "a\n",
      "a\n\n",
      "a  \n",
      "|a|\n|-|\n",
      "```\n",
      "\n",
      "word ",
      "[^a]: ",
      "((",
      "[a](<",
      "***",
      "\ta\n",
      "a\n=\n",
      ":-",
      "|",
    ].map((piece): [string, (length: number) => string] => [JSON.stringify(piece), (length) => times(piece, length)]),
    ["ticks of every length", (length) => lines(Math.floor(Math.sqrt(length)), (i) => "`".repeat(i))],
    ["a tower of quotations", (length) => lines(Math.floor(length / 1000), () => `${">".repeat(999)}a`)],
    ["a staircase of lists", (length) => lines(Math.floor(Math.sqrt(length)), (i) => `${" ".repeat(2 * i)}- a`)],
    ["emphasis within emphasis", (length) => `${"*".repeat(length / 2)}a${"*".repeat(length / 2)}`],
    [
      "short references to a long address",
      (length) => `[a]: https://e.example/${"x".repeat(1900)}\n\n${times("[a] ", length)}`,
    ],
    ["a very wide table", (length) => `|${times("a|", length / 2)}\n|${times("-|", length / 2)}\n`],
    ["a wide table with empty rows", (length) => `|${"a|".repeat(90)}\n|${"-|".repeat(90)}\n${times("|\n", length)}`],
    ["marks of one note", (length) => `[^a]: x\n\n${times("[^a]", length)}`],
    ["many notes", (length) => lines(length / 20, (i) => `x[^${i}]\n\n[^${i}]: x\n`)],
    ["many notes without a mark", (length) => lines(length / 10, (i) => `[^${i}]: x`)],
    ["many references", (length) => lines(length / 10, (i) => `[${i}]: /u`)],
    ["pictures in pictures", (length) => `${times("![", length / 2)}a${times("](b)", length / 2)}`],
  ];
  // The longest there may be, and what passes all bounds and is read in full.
  test.each(patterns)("%s", (_, make) => {
    for (const length of [size, 60_000])
      expect(outcome(make(length).slice(0, size), "markdown").swell).toBeLessThan(20);
  });
  test("time grows with the length", () => {
    const took = (length: number) => {
      const source = lines(length / 20, (i) => `x[^${i}]\n\n[^${i}]: x\n`);
      const start = worked();
      outcome(source, "markdown");
      return worked() - start;
    };
    took(20_000);
    expect(took(160_000)).toBeLessThan(Math.max(4000, took(40_000) * 20));
  });
});

test("no text and nobody's prototype is the worse for any of it", () => {
  for (const content of [
    "# constructor\n\n[^__proto__]\n\n[^__proto__]: x",
    "---\n__proto__: {a: 1}\n---\n\nx",
    "[toString]: /a\n\n[toString]",
  ]) {
    readText({ content, format: "markdown" });
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});
