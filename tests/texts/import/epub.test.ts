import { describe, expect, test } from "vitest";
import { readSource } from "~/texts/import/read";
import { book, li, point, xhtml, type BookParts } from "./epub-support";

const read = (parts: BookParts) => readSource({ bytes: book(parts), fileName: "a.epub" });
/** A line for each heading and block. */
async function shape(parts: BookParts) {
  const { sections } = await read(parts);
  return sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`h${level} ${heading}`]),
    ...blocks.map(({ kind, text }) => (kind === "paragraph" ? text : `${kind}: ${text}`)),
  ]);
}
const cases = (all: [string, BookParts, string[]][]) =>
  test.each(all)("%s", async (_, parts, expected) => expect(await shape(parts)).toEqual(expected));

describe("the order of a book", () => {
  cases([
    ["is that of its spine", { pages: { "b.xhtml": "<p>One.</p>", "a.xhtml": "<p>Two.</p>" } }, ["One.", "Two."]],
    [
      "whose addresses are encoded, or should be",
      {
        pages: { "ch 1.xhtml": "<p>One.</p>", "Über.xhtml": "<p>Two.</p>" },
        items: `<item id="x" href="text/../c.XHTML" media-type="application/xhtml+xml"/>`,
        itemrefs: `<itemref idref="p0"/><itemref idref="p1"/><itemref idref="x"/>`,
        files: { "OEBPS/C.xhtml": xhtml("<p>Three.</p>") },
      },
      ["One.", "Two.", "Three."],
    ],
    [
      "never has one page twice",
      { pages: { "a.xhtml": "<p>One.</p>" }, itemrefs: `<itemref idref="p0"/><itemref idref="p0"/>` },
      ["One."],
    ],
    [
      "leaves out what stands beside it",
      {
        pages: { "a.xhtml": "<p>One.</p>", "b.xhtml": "<p>Aside.</p>" },
        itemrefs: `<itemref idref="p0"/><itemref idref="p1" linear="no"/>`,
      },
      ["One."],
    ],
    [
      "unless all of it stands there",
      { pages: { "a.xhtml": "<p>One.</p>" }, itemrefs: `<itemref idref="p0" linear="no"/>` },
      ["One."],
    ],
    [
      "has the page that stands for a picture",
      {
        pages: { "a.xhtml": "<p>One.</p>" },
        items: `<item id="s" href="s.svg" media-type="image/svg+xml" fallback="p0"/>`,
        itemrefs: `<itemref idref="s"/>`,
      },
      ["One."],
    ],
    [
      "has neither the cover nor the table of contents",
      {
        pages: { "cover.xhtml": `<div><img src="c.jpg" alt="Cover"/></div>`, "a.xhtml": "<p>Words.</p>" },
        nav: li("One", "a.xhtml"),
        itemrefs: `<itemref idref="p0"/><itemref idref="nav"/><itemref idref="p1"/>`,
      },
      ["h1 One", "Words."],
    ],
    [
      "has a file with its start packed in any order",
      { pages: { "a.xhtml": "<p>One.</p>" }, files: { mimetype: null } },
      ["One."],
    ],
  ]);

  test("what is missing or left out is told", async () => {
    const { warnings } = await read({
      pages: {
        "a.xhtml": `<p>One.</p><p><img src="x.png" alt="A map"/></p>`,
        "b.xhtml": "<p>Aside.</p>",
        "c.xhtml": null,
      },
      itemrefs: `<itemref idref="p0"/><itemref idref="p1" linear="no"/><itemref idref="p2"/>`,
    });
    expect(warnings).toEqual([
      expect.stringMatching(/1 page that the book lists is not/),
      expect.stringMatching(/1 page .* beside .* left out/),
      expect.stringMatching(/1 picture was left out/),
    ]);
  });
});

describe("headings", () => {
  const chapters = { "p1.xhtml": "<h1>Part One</h1>", "c1.xhtml": "<h1>First</h1><p>a</p><h2>Sub</h2><p>b</p>" };
  const nested = (i: (title: string, to: string, inside?: string) => string) =>
    i("Part One", "p1.xhtml", i("First", "c1.xhtml") + i("Second", "c2.xhtml"));
  const pages = { ...chapters, "c2.xhtml": "<p>c</p>" };
  const expected = ["h1 Part One", "h2 First", "a", "h3 Sub", "b", "h2 Second", "c"];
  cases([
    ["nest as the table of contents does", { pages, nav: nested(li) }, expected],
    ["also in EPUB 2", { pages, ncx: nested(point) }, expected],
    ["by nav before ncx", { pages, nav: nested(li), ncx: point("Wrong", "c2.xhtml") }, expected],
    ["by ncx where nav is empty", { pages, nav: "", ncx: nested(point) }, expected],
    [
      "are their own where the table does not nest",
      { pages, nav: li("Second", "c2.xhtml") },
      ["h1 Part One", "h1 First", "a", "h2 Sub", "b", "h1 Second", "c"],
    ],
    [
      "of a part that has no page",
      { pages: { "a.xhtml": "<h1>First</h1><p>a</p>" }, nav: li("Part One", null, li("First", "a.xhtml")) },
      ["h1 Part One", "h2 First", "a"],
    ],
    [
      "that are so only in looks",
      {
        pages: {
          "a.xhtml": `<p id="one" class="t">CHAPTER I</p><p class="t">The Start</p><p>a</p><p id="two"><b>Chapter II.</b></p><p>b</p>`,
        },
        ncx: point("Chapter I: The start", "a.xhtml#one") + point("Chapter II", "a.xhtml#two"),
      },
      ["h1 CHAPTER I The Start", "a", "h1 Chapter II.", "b"],
    ],
    [
      "of several chapters in one file",
      {
        pages: { "a.xhtml": `<p>before</p><div><a id="one"></a><p>a</p></div><p>b <a id="two"/>c</p>` },
        nav: li("One", "a.xhtml#one") + li("Two", "a.xhtml#two"),
      },
      ["before", "h1 One", "a", "h1 Two", "b c"],
    ],
    [
      "that say the title again",
      { pages: { "a.xhtml": "<h1>A Book</h1><p>a</p>", "b.xhtml": "<h2>One</h2><p>b</p>" } },
      ["a", "h1 One", "b"],
    ],
  ]);
});

describe("notes", () => {
  const mark = (to: string) => `<p>Words.<a epub:type="noteref" href="${to}">1</a> More.</p>`;
  const note = `<aside epub:type="footnote" id="n1"><p>What it says.</p></aside>`;
  cases([
    ["on the page", { pages: { "a.xhtml": mark("#n1") + note } }, ["Words.[1] More.", "footnote: [1] What it says."]],
    [
      "in another file, however its address is spelt",
      { pages: { "a b.xhtml": mark("No%74es%20here.xhtml#n1"), "Notes here.xhtml": `<h2>Notes</h2>${note}` } },
      ["Words.[1] More.", "h1 Notes", "footnote: [1] What it says."],
    ],
    [
      "beside the order of the book",
      {
        pages: {
          "a.xhtml": mark("n.xhtml#n1"),
          "n.xhtml": `<h2>Notes</h2><p>Not a note.</p>${note}`,
          "b.xhtml": "<p>End.</p>",
        },
        itemrefs: `<itemref idref="p0"/><itemref idref="p1" linear="no"/><itemref idref="p2"/>`,
      },
      ["Words.[1] More.", "End.", "h1 Notes", "footnote: [1] What it says."],
    ],
    [
      "in a file that the order forgot",
      { pages: { "a.xhtml": mark("n.xhtml#n1"), "n.xhtml": note }, itemrefs: `<itemref idref="p0"/>` },
      ["Words.[1] More.", "footnote: [1] What it says."],
    ],
    [
      "two in one paragraph",
      {
        pages: {
          "a.xhtml": `<p>One<sup><a href="n.xhtml#a" id="ra">1</a></sup> two<sup><a href="n.xhtml#b" id="rb">2</a></sup> three.</p>`,
          "n.xhtml": `<p id="a"><a href="a.xhtml#ra">1</a> A.</p><p id="b"><a href="a.xhtml#rb">2</a> B.</p>`,
        },
      },
      ["One[1] two[2] three.", "footnote: [1] A.", "footnote: [2] B."],
    ],
  ]);
});

describe("pages as books have them", () => {
  cases([
    [
      "what closes at once",
      {
        pages: {
          "a.xhtml": `<p>One <a id="x"/>two<br></br>three<br/>four <i/>five.</p><p/><script src="x.js"/><p>Six.</p>`,
        },
      },
      ["verse: One two\nthree\nfour five.", "Six."],
    ],
    ["a title that closes at once", { pages: { "a.xhtml": xhtml("<p>One.</p>", "<title/>") } }, ["One."]],
    [
      "page numbers of the printed book",
      {
        pages: {
          "a.xhtml": `<p>One <span epub:type="pagebreak" id="p2" title="2">2</span>two <span role="doc-pagebreak" aria-label="3"/>three.</p><div epub:type="pagebreak">[Page 4]</div><p>Four.</p>`,
        },
      },
      ["One two three.", "Four."],
    ],
    ["names of signs", { pages: { "a.xhtml": "<p>One&nbsp;&mdash; caf&eacute;&#x21;</p>" } }, ["One — café!"]],
    ["words marked as such", { pages: { "a.xhtml": "<p><![CDATA[a < b & c]]></p>" } }, ["a < b & c"]],
    [
      "a prefix",
      {
        pages: {
          "a.xhtml":
            `<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:h2>A</h:h2><h:p>One.</h:p></h:body></h:html>`.replace(
              "<h:html",
              "<?xml version='1.0'?><h:html",
            ),
        },
      },
      ["h1 A", "One."],
    ],
    [
      "marks that are not well",
      { pages: { "a.xhtml": `<p>One < two & three <b>four<p title="a>Five.</p><p>Six</i>.` } },
      ["One < two & three", "four", "Five.", "Six."],
    ],
    [
      "what declares itself to swell",
      {
        pages: {
          "a.xhtml": `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>One &b; &x;.</p></body></html>`,
        },
      },
      ["One &b; &x;."],
    ],
    [
      "UTF-16",
      { pages: { "a.xhtml": new Uint8Array(Buffer.from(`\uFEFF${xhtml("<p>Žluťoučký</p>")}`, "utf16le")) } },
      ["Žluťoučký"],
    ],
    [
      "another declared encoding",
      {
        pages: {
          "a.xhtml": Uint8Array.from(xhtml("<p>déjà</p>").replace("utf-8", "iso-8859-1"), (sign) => sign.charCodeAt(0)),
        },
      },
      ["déjà"],
    ],
  ]);
});

test("says who wrote it, of how many titles the first, and in which language", async () => {
  const metadata = `<dc:title id="s">Sub</dc:title><dc:title id="m">The  Title</dc:title><meta refines="#m" property="title-type">main</meta><dc:creator opf:role="aut">Marx, Karl</dc:creator><dc:creator>Friedrich Engels</dc:creator><dc:language>de_AT</dc:language>`;
  expect(await read({ metadata, pages: { "a.xhtml": "<p>x</p>" } })).toMatchObject({
    ...{ format: "epub", title: "The Title", byline: "Marx, Karl, Friedrich Engels", language: "de-AT", warnings: [] },
  });
});
