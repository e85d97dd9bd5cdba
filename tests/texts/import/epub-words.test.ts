/** The first law of an import, for books. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSource } from "~/texts/import/read";
import { book, li, type BookParts } from "./epub-support";

const read = (parts: BookParts) => readSource({ bytes: book(parts), fileName: "a.epub" });

describe("no word is lost, none doubled", () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const line = fc
    .array(fc.stringMatching(/^[a-zéß]{2,8}$/), { minLength: 2, maxLength: 8 })
    .map((all) => all.join(" "));
  const block = fc.oneof(
    line.map((text) => `<p>${text}</p>`),
    line.map((text) => `<p><a id="x"/>${text}<br/><i>${text}</i> <span epub:type="pagebreak" title="7"/>${text}</p>`),
    line.map((text) => `<h2>${text}</h2>`),
    line.map((text) => `<div>${text}<p/><blockquote><p>${text}</p></blockquote></div>`),
    line.map((text) => `<ul><li>${text}</li><li><p>${text}</p></li></ul>`),
    line.map((text) => `<section epub:type="chapter"><h1>${text}</h1>${text}</section>`),
  );
  const page = fc.array(block, { minLength: 1, maxLength: 5 }).map((all) => all.join("\n"));
  // Of headings alone there is no text, and that is said (see the next test).
  const pagesWithText = fc
    .array(page, { minLength: 1, maxLength: 5 })
    .filter((pages) => /<(?:p|div|ul|section)\b/.test(pages.join("")));

  test("of the pages, in their order, whatever the table of contents says", async () => {
    await fc.assert(
      fc.asyncProperty(pagesWithText, fc.boolean(), async (pages, isNested) => {
        const names = pages.map((_, i) => [`c${i}.xhtml`, pages[i]!] as const);
        // Each page is called by the words of its first heading, so that nothing is added.
        const titled = names.flatMap(([name, body]) => {
          const title = /<h[12]>([^<]*)/.exec(body)?.[1];
          return title ? [[name, title] as const] : [];
        });
        const entries = titled.map(([name, title]) => li(title, name)).join("");
        const nav = isNested && titled[0] ? li(titled[0][1], titled[0][0], entries) : entries;
        const { sections } = await read({ pages: Object.fromEntries(names), nav });
        const found = sections.flatMap(({ heading, blocks }) => [heading ?? "", ...blocks.map(({ text }) => text)]);
        const said = pages.join("\n").replace(/<[^<>]*>/g, " ");
        expect(words(found.join("\n"))).toEqual(words(said));
      }),
      { numRuns: 60 },
    );
  });

  test("a book of headings alone is refused with that said", async () => {
    const reading = read({ pages: { "c0.xhtml": "<h2>aa ßß</h2>" }, nav: "" });
    await expect(reading).rejects.toMatchObject({ kind: "invalid", more: { errors: { file: expect.anything() } } });
  });

  test("of 300 chapters", async () => {
    const chapters = Array.from({ length: 300 }, (_, i) => [
      `c${i}.xhtml`,
      `<h2>Number ${i}</h2><p>Words of ${i}.</p>`,
    ]);
    const draft = await read({ pages: Object.fromEntries(chapters) as Record<string, string> });
    expect(draft.sections.map(({ heading, blocks }) => `${heading}: ${blocks[0]?.text}`)).toEqual(
      chapters.map((_, i) => `Number ${i}: Words of ${i}.`),
    );
  });
});
