/** The sample article from other forms than the plain text it lies in. Skipped where the article is not. */
import { beforeAll, describe, expect, test } from "vitest";
import { readPlain } from "~/texts/import/plain";
import { readSource } from "~/texts/import/read";
import { articleOutline, articleSource, countedOutline, hasArticle, told, wordsOfTold, type Told } from "./article";
import { bookOf, documentOf, pageOf, paperOf } from "./article-forms";

const title = "Bolshevism and what came after it";

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
    expect(wordsOfTold(read)).toEqual(wordsOfTold(plain));
    const paragraphs = (from: Told) =>
      from.flatMap(({ blocks }) => blocks.flatMap(({ kind, text }) => (kind === "list" ? [] : [text])));
    const found = new Set(paragraphs(read));
    expect(paragraphs(plain).filter((text) => !found.has(text))).toEqual([]);
  });
});
