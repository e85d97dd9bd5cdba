/** Pages of the printed book: marks that can be led to, and no words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWebPage } from "~/texts/import/html/web-page";
import { identified } from "~/texts/import/ids";
import { readSource } from "~/texts/import/read";
import { sanitised, wordsOf } from "~/texts/import/safe-html";
import { parted, saidBy } from "~/texts/review/inline";
import { reworded } from "~/texts/review/reworded";
import type { Draft } from "~/texts/text";
import { book } from "./epub-support";

const read = (...pages: string[]) =>
  readSource({
    bytes: book({ pages: Object.fromEntries(pages.map((page, at) => [`${at}.xhtml`, page])) }),
    fileName: "a.epub",
  });
const blocksOf = ({ sections }: Draft) => sections.flatMap(({ blocks }) => blocks);
const mark = (number: string, nth = "") =>
  `<span class="print-page" id="page-${number}${nth}" data-page="${number}"></span>`;
const at = (number: string | number) => `<span epub:type="pagebreak" title="${number}"/>`;

describe("where they stand", () => {
  test.each<[string, string, string[]]>([
    ["among words", `<p>One ${at(2)}two.</p>`, [`One ${mark("2")}two.`]],
    ["inside a word", `<p>One tw${at(2)}o.</p>`, [`One tw${mark("2")}o.`]],
    ["in italics", `<p>One <i>two ${at(2)} three</i>.</p>`, [`One <em>two ${mark("2")}three</em>.`]],
    [
      "with the number as words",
      `<p>One <span role="doc-pagebreak">[Page 12]</span> two.</p>`,
      [`One ${mark("12")}two.`],
    ],
    ["by its name aloud", `<p>One <a role="doc-pagebreak" aria-label="p. 12"/> two.</p>`, [`One ${mark("12")}two.`]],
    ["in Roman figures", `<p>${at("XII")}One.</p>`, [`${mark("xii")}One.`]],
    ["by the class of Gutenberg", `<p>One<span class="pagenum">[Pg 7]</span> two.</p>`, [`One ${mark("7")}two.`]],
    ["between paragraphs", `<p>One.</p><div epub:type="pagebreak">4</div><p>Two.</p>`, ["One.", `${mark("4")}Two.`]],
    ["loose between paragraphs", `<p>One.</p>${at(4)}<p>Two.</p>`, ["One.", `${mark("4")}Two.`]],
    ["before a heading", `${at(4)}<h2>A</h2><p>One.</p>`, [`${mark("4")}One.`]],
    ["in a heading", `<h2>A ${at(4)}B</h2><p>One.</p>`, [`${mark("4")}One.`]],
    ["an empty page after another", `${at(4)}${at(5)}<p>One.</p>`, [`${mark("4")}${mark("5")}One.`]],
    ["in a list", `<ul><li>One</li><li>${at(4)}Two</li></ul>`, [`<ul><li>One</li><li>${mark("4")}Two</li></ul>`]],
    ["in a row of stars", `<p>One.</p><p>${at(4)}* * *</p><p>Two.</p>`, ["One.", `${mark("4")}Two.`]],
    ["in a paragraph of nothing", `<p>${at(4)}</p><p>Two.</p>`, [`${mark("4")}Two.`]],
    [
      "a number that is there twice",
      `<p>${at(4)}One.</p><p>${at(4)}Two.</p>`,
      [`${mark("4")}One.`, `${mark("4", "-2")}Two.`],
    ],
    ["without a number", `<p>One <span epub:type="pagebreak" id="x"/>two.</p>`, ["One two."]],
    ["with what is no number", `<p>One <span epub:type="pagebreak" title="&quot;&gt;&lt;b"/>two.</p>`, ["One two."]],
    ["at the end", `<p>One.</p>${at(9)}`, ["One."]],
  ])("%s", async (_, page, html) => expect(blocksOf(await read(page)).map((block) => block.html)).toEqual(html));

  test("from one file of a book to the next", async () => {
    const [one, two] = blocksOf(await read(`<p>One.</p>${at(4)}`, "<p>Two.</p>"));
    expect([one?.html, two?.html]).toEqual(["One.", `${mark("4")}Two.`]);
  });

  test("numbers of a web site's own pages are none", () => {
    const page = `<p>${"Words of a page that is long enough. ".repeat(5)}<a class="page-number" href="?2">2</a></p>`;
    expect(blocksOf(readWebPage(page))[0]?.html).not.toContain("<span");
  });
});

test("whatever they stand between: no word is lost or doubled, the ids are those without them, and the sanitiser lets all through", async () => {
  const words = fc.constantFrom("One ", "two", " three. ", "<i>four</i> ", "five<br/>six ");
  const break_ = fc.constantFrom(at(1), at(2), `<span role="doc-pagebreak">iv</span>`);
  const paragraph = fc.array(fc.oneof(words, break_), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(paragraph, break_), { minLength: 1, maxLength: 5 }), async (pieces) => {
      const page = `<p>Start.</p>${pieces.map((piece) => (typeof piece === "string" ? piece : `<p>${piece.join("")}</p>`)).join("")}`;
      const without = page.replace(/<span[^>]*(?:\/>|>iv<\/span>)/g, "");
      const [draft, plain] = [await read(page), await read(without)];
      expect(blocksOf(draft).map(({ text }) => text)).toEqual(blocksOf(plain).map(({ text }) => text));
      expect(identified(draft).map(({ blocks }) => blocks.map(({ id }) => id))).toEqual(
        identified(plain).map(({ blocks }) => blocks.map(({ id }) => id)),
      );
      const ids = blocksOf(draft).flatMap(({ html }) => html.match(/id="[^"]*"/g) ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { html, text } of blocksOf(draft)) {
        expect(sanitised(html)).toBe(html);
        expect(wordsOf(html)).toBe(text);
      }
    }),
    { numRuns: 100 },
  );
});

describe("in the review", () => {
  const html = `One ${mark("4")}two. <em>Three ${mark("5")}four</em>.`;
  const block = { kind: "paragraph" as const, html, text: wordsOf(html) };

  test.each([
    "One 2. Three four.",
    "One and two. Three four.",
    "One four.",
    "Nothing of it",
    "One two. Three four. And five.",
  ])("reworded as %j they stay", (words) => {
    const made = reworded(block, words);
    expect(made?.text).toBe(words);
    for (const number of ["4", "5"]) expect(made?.html.split(mark(number))).toHaveLength(2);
    expect(sanitised(made?.html ?? "")).toBe(made?.html);
  });

  test("parted they are there once", () => {
    for (let before = 1; before < saidBy(html).length; before++) {
      const two =
        parted(html, before)
          ?.map((part) => part.html)
          .join("") ?? html;
      for (const number of ["4", "5"]) expect(two.split(mark(number))).toHaveLength(2);
    }
    expect(parted(html, 4)?.map((part) => part.html)).toEqual(["One", html.slice(4)]);
  });
});

test.each([
  [`<span class="print-page" id="page-4" data-page="5"></span>`],
  [`<span class="print-page" id="x" data-page="4"></span>`],
  [`<span class="other" id="page-4" data-page="4"></span>`],
  [`<span class="print-page" id="page-4" data-page="4" onclick="alert(1)" style="position:fixed"></span>`],
])("the sanitiser: %s", (html) =>
  expect(sanitised(html)).toMatch(/^<span(?: class="print-page" id="page-4" data-page="4")?><\/span>$/),
);
