import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlain } from "~/texts/import/plain";
import { wordsOf } from "~/texts/import/safe-html";
import type { Draft } from "~/texts/text";

// Letters and digits in order: what hyphens, blanks and list signs cannot hide.
const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join("") ?? "";
const lettersOf = (draft: Draft) =>
  letters(
    draft.sections.flatMap(({ heading, blocks }) => [heading ?? "", ...blocks.map(({ text }) => text)]).join("\n"),
  );

describe("no word is lost, doubled or moved", () => {
  const word = fc.stringMatching(/^[\p{L}]{1,12}[.,:;!?…”)]?$/u).filter((text) => !/\p{Surrogate}/u.test(text));
  const line = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(" "));
  const sign = fc.constantFrom("", "", "", "  ", "• ", "- ", "  – ", "* ", "“", "— ", "    ", "[x] ", "(", "# ");
  const end = fc.constantFrom(
    "\n",
    "\n\n",
    "\n",
    "\r\n",
    "\r\n\r\n",
    " \n",
    "-\n",
    "\n* * *\n",
    "\n———\n",
    "\n\n\n",
    "\f",
    "\u2028",
    ":\n\n",
    ".\n\n",
  );
  const text = fc.array(fc.tuple(sign, line, end), { maxLength: 40 }).map((lines) => lines.flat().join(""));

  test("letters stay, in order", () => {
    fc.assert(
      fc.property(text, (source) => void expect(lettersOf(readPlain(source))).toBe(letters(source))),
      { numRuns: 1500 },
    );
  });
  test("numbers stay too, but for those that number an item", () => {
    const numbered = fc.array(fc.tuple(fc.nat(30), fc.constantFrom(". ", ") ", " "), line, end), { maxLength: 25 });
    fc.assert(
      fc.property(numbered, (lines) => {
        const draft = readPlain(lines.flat().join(""));
        const items = draft.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "list"));
        const kept = lettersOf(draft).replace(/\d/g, "");
        expect(kept).toBe(letters(lines.map(([, , words]) => words).join(" ")));
        if (items.length === 0) expect(lettersOf(draft)).toBe(letters(lines.flat().join("")));
      }),
      { numRuns: 1000 },
    );
  });
  test("whatever the signs: the HTML says the words, and nothing but our tags", () => {
    const any = fc.array(
      fc.string({
        unit: fc.constantFrom("a", "B", " ", "\n", "<", ">", "&", '"', "[1] ", "[1]", "- ", ".", "&lt;", "<b>"),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(any, (parts) => {
        for (const { html, text } of readPlain(parts.join("")).sections.flatMap(({ blocks }) => blocks)) {
          expect(wordsOf(html).replace(/\s+/g, " ")).toBe(text.replace(/\s+/g, " "));
          expect(
            html.replace(/<\/?(?:ul|ol|li|br|blockquote|p|aside|sup|a)(?: (?:class|id|href|start)="[\w #-]*")*>/g, ""),
          ).not.toMatch(/[<>]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
