/** The sample article from other forms than the plain text it lies in. Skipped where the article is not. */
import { beforeAll, describe, expect, test } from "vitest";
import { outlineOf } from "~/texts/import/outline";
import { readPlain } from "~/texts/import/plain";
import { readSource } from "~/texts/import/read";
import type { Draft } from "~/texts/text";
import { articleOutline, articleSource, countedOutline, hasArticle } from "./article";
import { bookOf, documentOf, pageOf, paperOf, type Told } from "./article-forms";

const title = "Bolshevism and what came after it";

/** Headings and blocks, without what only one form knows. */
const told = (draft: Draft): Told =>
  outlineOf(draft).sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.map(({ kind, text }) => ({ kind, text })),
  }));

describe.skipIf(!hasArticle)("the sample article (skipped: only where ../shared/texts is)", () => {
  let plain: Told = [];
  beforeAll(() => void (plain = told(readPlain(articleSource()))));

  const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
  test.each<[string, string, (from: Told) => Uint8Array]>([
    ["a web page", "a.html", (from) => utf8(pageOf(title, from))],
    ["a Word document", "a.docx", (from) => documentOf(title, from)],
    ["a book", "a.epub", (from) => bookOf(title, from)],
  ])("comes out of %s exactly as outline.json says, word for word", async (_, fileName, made) => {
    const draft = await readSource({ bytes: made(plain), fileName });
    expect(draft.title).toBe(title);
    expect(draft.language).toBe("en");
    expect(countedOutline(draft)).toEqual(articleOutline());
    expect(told(draft)).toEqual(plain);
  });

  test("comes out of a PDF with every word in its order, all 13 headings, and its paragraphs as they are but for lists", async () => {
    const draft = await readSource({ bytes: paperOf(title, plain), fileName: "a.pdf" });
    expect(draft.title).toBe(title);
    const read = told(draft);
    expect(read.map(({ heading }) => heading)).toEqual(plain.map(({ heading }) => heading));
    const words = (from: Told) =>
      from
        .flatMap(({ heading, blocks }) => [heading ?? "", ...blocks.map(({ text }) => text)])
        .join(" ")
        .match(/[\p{L}\p{N}]+/gu);
    expect(words(read)).toEqual(words(plain));
    const paragraphs = (from: Told) =>
      from.flatMap(({ blocks }) => blocks.flatMap(({ kind, text }) => (kind === "list" ? [] : [text])));
    const found = new Set(paragraphs(read));
    expect(paragraphs(plain).filter((text) => !found.has(text))).toEqual([]);
  });
});
