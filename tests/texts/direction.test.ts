import { describe, expect, test } from "vitest";
import { articleHtml } from "~/comments/article-html";
import { directionIn, directionOf, ownDirection } from "~/texts/direction";
import type { BlockView } from "~/texts/text";
import { articleWords } from "~/words/article";

const arabic = "تجمد النهر في وقت مبكر من ذلك العام";

test.each<[string, string | null]>([
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["yi", "rtl"],
  ["dv", "rtl"],
  ["ku-Arab", "rtl"],
  ["az-Latn", "ltr"],
  ["en", "ltr"],
  ["ja", "ltr"],
  ["ru-Cyrl", "ltr"],
  ["und", null],
  ["", null],
  ["no such tag", null],
])("a text in %s runs %s", (language, direction) => expect(directionOf(language)).toBe(direction));

test.each<[string, string | null]>([
  [arabic, "rtl"],
  ["PDF: النهر في وقت مبكر", "rtl"],
  ["The word النهر is a river.", "ltr"],
  ["הספרייה נפתחה בשנת 1921", "rtl"],
  ["𞤀𞤣𞤤𞤢𞤥", "rtl"],
  ["Nothing else", "ltr"],
  ["1911 – 1921", null],
  ["", null],
])("%s: %s", (words, direction) => expect(directionIn(words)).toBe(direction));

test("only what runs the other way says so", () => {
  expect(ownDirection(arabic, "rtl")).toBeNull();
  expect(ownDirection("A river.", "rtl")).toBe("ltr");
  expect(ownDirection(arabic, "ltr")).toBe("rtl");
  expect(ownDirection("A river.", "ltr")).toBeNull();
  expect(ownDirection(arabic, null)).toBe("rtl");
  expect(ownDirection("A river.", null)).toBeNull();
  expect(ownDirection("1911", "rtl")).toBeNull();
});

describe("the reading page", () => {
  const block = (id: string, text: string, kind: BlockView["kind"] = "paragraph"): BlockView => ({
    ...{ id, kind, text, html: text, number: 1 },
  });
  const html = (language: string) =>
    articleHtml(
      [{ id: "s", heading: arabic, level: 1, blocks: [block("a", arabic), block("b", "A river.", "quote")] }],
      {
        talk: { byPlace: new Map(), quotes: new Map() },
        ...{ unread: new Map<string, number>(), chosen: null, edition: 1, language, words: articleWords.en },
      },
    );

  test("of an Arabic text turns what is English in it", () => {
    expect(html("ar")).toContain(`<h2 id="h-s">`);
    expect(html("ar")).toContain(`<p class="block">${arabic}`);
    expect(html("ar")).toContain(`<div class="block quote" dir="ltr">A river.`);
  });
  test("of an English text turns what is Arabic in it", () => {
    expect(html("en")).toContain(`<h2 id="h-s" dir="rtl">`);
    expect(html("en")).toContain(`<p class="block" dir="rtl">${arabic}`);
    expect(html("en")).toContain(`<div class="block quote">A river.`);
  });
});
