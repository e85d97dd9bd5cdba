import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal, type RefusalKind } from "~/refusals";
import { readSource } from "~/texts/import/read";
import { book, li, point, xhtml, zipped, type BookParts } from "./epub-support";

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
      pages: { "a.xhtml": `<p>One.</p><p><img src="x.png" alt="A map"/></p>`, "b.xhtml": "<p>Aside.</p>", "c.xhtml": null },
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
    ["are their own where the table does not nest", { pages, nav: li("Second", "c2.xhtml") }, ["h1 Part One", "h1 First", "a", "h2 Sub", "b", "h1 Second", "c"]],
    [
      "of a part that has no page",
      { pages: { "a.xhtml": "<h1>First</h1><p>a</p>" }, nav: li("Part One", null, li("First", "a.xhtml")) },
      ["h1 Part One", "h2 First", "a"],
    ],
    [
      "that are so only in looks",
      {
        pages: { "a.xhtml": `<p id="one" class="t">CHAPTER I</p><p class="t">The Start</p><p>a</p><p id="two"><b>Chapter II.</b></p><p>b</p>` },
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
        pages: { "a.xhtml": mark("n.xhtml#n1"), "n.xhtml": `<h2>Notes</h2><p>Not a note.</p>${note}`, "b.xhtml": "<p>End.</p>" },
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
    ["what closes at once", { pages: { "a.xhtml": `<p>One <a id="x"/>two<br></br>three<br/>four <i/>five.</p><p/><script src="x.js"/><p>Six.</p>` } }, ["verse: One two\nthree\nfour five.", "Six."]],
    ["a title that closes at once", { pages: { "a.xhtml": xhtml("<p>One.</p>", "<title/>") } }, ["One."]],
    [
      "page numbers of the printed book",
      { pages: { "a.xhtml": `<p>One <span epub:type="pagebreak" id="p2" title="2">2</span>two <span role="doc-pagebreak" aria-label="3"/>three.</p><div epub:type="pagebreak">[Page 4]</div><p>Four.</p>` } },
      ["One two three.", "Four."],
    ],
    ["names of signs", { pages: { "a.xhtml": "<p>One&nbsp;&mdash; caf&eacute;&#x21;</p>" } }, ["One — café!"]],
    ["words marked as such", { pages: { "a.xhtml": "<p><![CDATA[a < b & c]]></p>" } }, ["a < b & c"]],
    ["a prefix", { pages: { "a.xhtml": `<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:h2>A</h:h2><h:p>One.</h:p></h:body></h:html>`.replace("<h:html", "<?xml version='1.0'?><h:html") } }, ["h1 A", "One."]],
    ["marks that are not well", { pages: { "a.xhtml": `<p>One < two & three <b>four<p title="a>Five.</p><p>Six</i>.` } }, ["One < two & three", "four", "Five.", "Six."]],
    ["what declares itself to swell", { pages: { "a.xhtml": `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>One &b; &x;.</p></body></html>` } }, ["One &b; &x;."]],
    ["UTF-16", { pages: { "a.xhtml": new Uint8Array(Buffer.from(`\uFEFF${xhtml("<p>Žluťoučký</p>")}`, "utf16le")) } }, ["Žluťoučký"]],
    ["another declared encoding", { pages: { "a.xhtml": Uint8Array.from(xhtml("<p>déjà</p>").replace("utf-8", "iso-8859-1"), (sign) => sign.charCodeAt(0)) } }, ["déjà"]],
  ]);
});

test("says who wrote it, of how many titles the first, and in which language", async () => {
  const metadata = `<dc:title id="s">Sub</dc:title><dc:title id="m">The  Title</dc:title><meta refines="#m" property="title-type">main</meta><dc:creator opf:role="aut">Marx, Karl</dc:creator><dc:creator>Friedrich Engels</dc:creator><dc:language>de_AT</dc:language>`;
  expect(await read({ metadata, pages: { "a.xhtml": "<p>x</p>" } })).toMatchObject({
    ...{ format: "epub", title: "The Title", byline: "Marx, Karl, Friedrich Engels", language: "de-AT", warnings: [] },
  });
});

describe("what is refused, with what to do", () => {
  const pages = { "a.xhtml": "<p>One.</p>" };
  const encryption = (way: string) =>
    `<encryption xmlns="urn:x"><enc:EncryptedData xmlns:enc="x"><enc:EncryptionMethod Algorithm="${way}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`;
  const whole = book({ pages });
  test.each<[string, () => Uint8Array, RefusalKind, RegExp]>([
    ["Adobe's protection", () => book({ pages, files: { "META-INF/rights.xml": "<rights/>" } }), "unsupported", /protected/],
    ["Readium's", () => book({ pages, files: { "META-INF/license.lcpl": "{}" } }), "unsupported", /protected/],
    ["scrambled pages", () => book({ pages, files: { "META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc") } }), "unsupported", /protected/],
    ["a bomb", () => book({ pages, files: { "OEBPS/x.css": new Uint8Array(30_000_000) } }), "too-large", /far larger/],
    ["6,000 files", () => book({ pages, files: Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`f/${i}`, ""])) }), "too-large", /5,000 files/],
    ["a file cut off", () => whole.subarray(0, whole.length - 200), "invalid", /damaged/],
    ["no package", () => book({ pages, files: { "OEBPS/content.opf": null } }), "invalid", /does not say what is in it/],
    ["a package of nothing", () => book({ pages: {} }), "invalid", /does not say what is in it/],
    ["pages outside of the book", () => book({ pages: {}, items: `<item id="x" href="../../../etc/passwd" media-type="text/html"/><item id="y" href="file:///etc/passwd" media-type="text/html"/>`, itemrefs: `<itemref idref="x"/><itemref idref="y"/>`, files: { "../../etc/passwd": "root" } }), "invalid", /does not say/],
    ["no words", () => book({ pages: { "a.xhtml": "<p> </p>" } }), "invalid", /no words/],
    ["a tower", () => book({ pages: { "a.xhtml": `${"<div>".repeat(10_000)}x` } }), "invalid", /400 deep/],
    ["a tower of contents", () => book({ pages, ncx: "<navPoint>".repeat(10_000) }), "invalid", /400 deep/],
  ])("%s", async (_, make, kind, sentence) => {
    const error: unknown = await readSource({ bytes: make(), fileName: "a.epub" }).catch((caught: unknown) => caught);
    if (!isRefusal(error)) throw error;
    expect([error.kind, error.more.errors?.["file"]?.("en") ?? error.detail("en")]).toEqual([
      kind,
      expect.stringMatching(sentence),
    ]);
  });

  test("not what only scrambles its fonts", async () => {
    const files = { "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding") };
    expect((await read({ pages, files })).sections).toHaveLength(1);
  });

  test.each([
    ["a pasted book", { content: "words", format: "epub" }, "format", /Choose the file/],
    ["a text called a book", { bytes: Buffer.from("words"), format: "epub" }, "file", /no EPUB book/],
    ["an archive of other things", { bytes: zipped({ "a.txt": "x" }), fileName: "a.epub" }, undefined, /Unpack/],
  ])("%s", async (_, source, at, sentence) => {
    const error: unknown = await readSource(source).catch((caught: unknown) => caught);
    if (!isRefusal(error)) throw error;
    expect(Object.keys(error.more.errors ?? {})[0]).toBe(at);
    expect(error.more.errors?.[at ?? ""]?.("en") ?? error.detail("en")).toMatch(sentence);
  });
});

describe("no word is lost, none doubled", () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const line = fc.array(fc.stringMatching(/^[a-zéß]{2,8}$/), { minLength: 2, maxLength: 8 }).map((all) => all.join(" "));
  const block = fc.oneof(
    line.map((text) => `<p>${text}</p>`),
    line.map((text) => `<p><a id="x"/>${text}<br/><i>${text}</i> <span epub:type="pagebreak" title="7"/>${text}</p>`),
    line.map((text) => `<h2>${text}</h2>`),
    line.map((text) => `<div>${text}<p/><blockquote><p>${text}</p></blockquote></div>`),
    line.map((text) => `<ul><li>${text}</li><li><p>${text}</p></li></ul>`),
    line.map((text) => `<section epub:type="chapter"><h1>${text}</h1>${text}</section>`),
  );
  const page = fc.array(block, { minLength: 1, maxLength: 5 }).map((all) => all.join("\n"));

  test("of the pages, in their order, whatever the table of contents says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 5 }), fc.boolean(), async (pages, isNested) => {
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

  test("of 300 chapters", async () => {
    const chapters = Array.from({ length: 300 }, (_, i) => [`c${i}.xhtml`, `<h2>Number ${i}</h2><p>Words of ${i}.</p>`]);
    const draft = await read({ pages: Object.fromEntries(chapters) as Record<string, string> });
    expect(draft.sections.map(({ heading, blocks }) => `${heading}: ${blocks[0]?.text}`)).toEqual(
      chapters.map((_, i) => `Number ${i}: Words of ${i}.`),
    );
  });
});
