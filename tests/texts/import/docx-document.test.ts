import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { readWord } from "~/texts/import/docx/word";
import { readSource } from "~/texts/import/read";
import { isRefusal, type Refusal } from "~/refusals";
import {
  call,
  field,
  item,
  names,
  note,
  outside,
  p,
  packed,
  r,
  style,
  table,
  wordFile,
  wordParts,
} from "../../support/word";
import { headings, html, read, shape } from "./docx-support";

describe("title, author, language", () => {
  const core = "<dc:title>The core</dc:title><dc:creator>Rosa L.; Karl L.</dc:creator><dc:language>de-DE</dc:language>";
  const styles = headings + style("T", "Title") + style("S", "Subtitle") + style("W", "Author");
  test.each<[string, string, string | undefined, string | null, string[]]>([
    [
      "the paragraph called so",
      p("On", "T") + p("trains", "T") + p("Sub", "S") + p("A", "H1") + p("x"),
      core,
      "On trains",
      ["paragraph: Sub", "h1 A", "paragraph: x"],
    ],
    ["what the document says of itself", p("A", "H1") + p("x"), core, "The core", ["h1 A", "paragraph: x"]],
    ["the same once", p("The core", "H1") + p("x"), core, "The core", ["paragraph: x"]],
    [
      "the one first heading",
      p("A", "H1") + p("x") + p("B", "H2") + p("y"),
      undefined,
      "A",
      ["paragraph: x", "h1 B", "paragraph: y"],
    ],
    [
      "not one of several",
      p("A", "H1") + p("x") + p("B", "H1") + p("y"),
      undefined,
      null,
      ["h1 A", "paragraph: x", "h1 B", "paragraph: y"],
    ],
    [
      "not what a program made up",
      p("x"),
      "<dc:title>Microsoft Word - Document1</dc:title><dc:creator>python-docx</dc:creator>",
      null,
      ["paragraph: x"],
    ],
  ])("%s", async (_, body, says, title, expected) => {
    const draft = await read(body, { styles, ...(says ? { core: says } : {}) });
    expect(draft.title).toBe(title);
    expect(await shape(body, { styles, ...(says ? { core: says } : {}) })).toEqual(expected);
  });

  test("who wrote it, in which language", async () => {
    expect(await read(p("x"), { core })).toMatchObject({
      byline: "Rosa L., Karl L.",
      language: "de-DE",
      format: "docx",
    });
    expect(await read(p("T", "T") + p("Clara Z.", "W") + p("x"), { styles, core })).toMatchObject({
      byline: "Clara Z.",
    });
    const marked = p(r("Ein langer Satz.", '<w:lang w:val="de-AT"/>') + r("Short.", '<w:lang w:val="en-US"/>'));
    expect(await read(marked)).toMatchObject({ language: "de-AT", byline: null, title: null });
  });

  test("the note of a title stays", async () => {
    expect(
      await shape(p(r("On trains") + call(1), "T") + p("x"), { styles, footnotes: note(1, p("Thanks.")) }),
    ).toEqual(["paragraph: x", "footnote: [1] Thanks."]);
  });
});

describe("notes", () => {
  test("stand at the end of the section that calls for them, and lead back", async () => {
    const footnotes = note(2, p(`<w:r><w:footnoteRef/></w:r>${r(" First.")}`)) + note(3, p("Second.") + p("More."));
    const endnotes = note(2, p("An endnote."), "endnote");
    const body =
      p("A", "H1") +
      p(r("One") + call(2) + r(" two") + call(2, "endnote") + r(" three.")) +
      p("B", "H1") +
      p(r("Four") + call(3) + r("."));
    expect(await shape(body, { styles: headings, footnotes, endnotes })).toEqual([
      "h1 A",
      "paragraph: One[1] two[2] three.",
      "footnote: [1] First.",
      "footnote: [2] An endnote.",
      "h1 B",
      "paragraph: Four[3].",
      "footnote: [3] Second.\nMore.",
    ]);
    expect((await html(body, { styles: headings, footnotes, endnotes })).slice(0, 2)).toEqual([
      'One<sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup> two<sup class="note-ref" id="note-ref-2"><a href="#note-2">[2]</a></sup> three.',
      '<aside class="note" id="note-1"><p><a href="#note-ref-1" class="note-back">[1]</a> First.</p></aside>',
    ]);
  });

  test("called twice, or with a mark of the author's, or absent", async () => {
    const own = `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>`;
    const body = p(r("One") + call(1) + r(" two") + call(1) + r(" three") + own + r(" four") + call(9) + r("."));
    const footnotes = note(1, p("A.")) + note(2, p(r("* ") + r("B.")));
    expect(await shape(body, { footnotes })).toEqual([
      "paragraph: One[1] two[1] three[2] four.",
      "footnote: [1] A.",
      "footnote: [2] B.",
    ]);
  });

  test("in tables, lists and headings", async () => {
    const footnotes = note(1, p("A.")) + note(2, p("B.")) + note(3, p("C."));
    const body =
      p(r("Head") + call(1), "H1") + table([p(r("x") + call(2)), p("y")]) + item(r("z") + call(3), 1) + p("w");
    expect(await shape(body, { styles: headings, footnotes, core: "<dc:title>T</dc:title>" })).toEqual([
      "h1 Head",
      "table: x[2]\ty",
      "list: z[3]",
      "paragraph: w",
      "footnote: [1] A.",
      "footnote: [2] B.",
      "footnote: [3] C.",
    ]);
  });
});

describe("what Word makes itself", () => {
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  test.each<[string, string]>([
    ["as a field", p(begin + r("A 1")) + p(field("PAGEREF x", r("B 2"))) + p(end)],
    [
      "in a control",
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("Contents")}${p(begin + r("A 1"))}${p(end)}</w:sdtContent></w:sdt>`,
    ],
  ])("a table of contents %s is left out and told", async (_, contents) => {
    const body = `${p("Before.")}${contents}${p("After.")}`;
    const draft = await read(body);
    expect(draft.sections[0]!.blocks.map(({ text }) => text)).toEqual(["Before.", "After."]);
    expect(draft.warnings).toEqual([expect.stringContaining("table of contents")]);
  });

  test("comments, headers and embedded files", async () => {
    const body = p(r("One.") + '<w:r><w:commentReference w:id="0"/></w:r>') + '<w:altChunk r:id="x"/>';
    const draft = await read(body, {
      files: {
        "word/comments.xml": strToU8(
          `<w:comments ${names}><w:comment w:id="0">${p("secret")}</w:comment></w:comments>`,
        ),
      },
    });
    expect(JSON.stringify(draft.sections)).not.toContain("secret");
    expect(draft.warnings).toEqual([expect.stringContaining("1 other file is embedded")]);
  });
});

describe("forms of the file", () => {
  test("other prefixes, the strict form, UTF-16, parts under other names", async () => {
    const body = p("A", "H1") + p(r("One &amp; two&#x21;"));
    const expected = ["h1 A", "paragraph: One & two!"];
    const parts = { ...wordParts(body, { styles: headings, core: "<dc:title>T</dc:title>" }) };
    const shapeOf = async (changed: Record<string, string>, files = {}) =>
      (await readWord(packed(changed, files))).sections.flatMap(({ heading, blocks }) => [
        ...(heading ? [`h1 ${heading}`] : []),
        ...blocks.map(({ kind, text }) => `${kind}: ${text}`),
      ]);
    const renamed = (from: RegExp, to: string) =>
      Object.fromEntries(
        Object.entries(parts).map(([name, xml]) => [name, name.startsWith("word/") ? xml.replace(from, to) : xml]),
      );
    expect(await shapeOf(renamed(/(?<=[</: ])w(?=[:=])/g, "n"))).toEqual(expected);
    expect(
      await shapeOf(
        renamed(
          /http:\/\/schemas.openxmlformats.org\/wordprocessingml\/2006\/main/g,
          "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
      ),
    ).toEqual(expected);
    const wide = Buffer.from(`\uFEFF${parts["word/document.xml"]}`, "utf16le");
    expect(await shapeOf(parts, { "word/document.xml": wide })).toEqual(expected);
    const { "word/document.xml": document, "word/_rels/document.xml.rels": rels, ...rest } = parts;
    const moved = {
      ...rest,
      "Word/document2.xml": document!,
      "word/_rels/document2.xml.rels": rels!,
      "_rels/.rels": rest["_rels/.rels"]!.replace("word/document.xml", "/word/document2.xml"),
    };
    expect(await shapeOf(moved)).toEqual(expected);
  });

  test("by the door, whatever its name and the order of its parts", async () => {
    const { "[Content_Types].xml": types, ...rest } = wordParts(p("One."));
    const filler = { "docProps/a.xml": "x".repeat(5000) };
    const bytes = packed({ ...filler, ...rest, "[Content_Types].xml": types! });
    expect(await readSource({ bytes, fileName: "a.txt" })).toMatchObject({ format: "docx" });
    expect(
      (await refusalOf(readSource({ bytes: wordFile(p("")), fileName: "a.docx" }))).more.errors?.["file"]?.("en"),
    ).toMatch(/no words/);
  });
});

describe("hostile and broken documents are refused", () => {
  const said = async (bytes: Uint8Array) => {
    const refusal = await refusalOf(readSource({ bytes, fileName: "a.docx" }));
    return `${refusal.kind}: ${refusal.more.errors?.["file"]?.("en") ?? refusal.detail("en")}`;
  };
  const ole = (inside: string) =>
    new Uint8Array(
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(3000), Buffer.from(inside, "utf16le")]),
    );
  const changed = (name: string, to: (xml: string) => string) => {
    const parts = wordParts(p("One."));
    return packed({ ...parts, [name]: to(parts[name]!) });
  };
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
  test.each<[string, () => Uint8Array, RegExp]>([
    ["an old document", () => ole("WordDocument"), /^unsupported: .*\.doc\)/],
    ["a locked document", () => ole("EncryptedPackage"), /^unsupported: .*password/],
    [
      "entities",
      () => changed("word/document.xml", (xml) => xml.replace("<w:document", `${bomb}<w:document`)),
      /^invalid: .*document type/,
    ],
    ["entities in the styles", () => changed("word/styles.xml", (xml) => bomb + xml), /^invalid: .*document type/],
    ["entities in the relations", () => changed("_rels/.rels", (xml) => bomb + xml), /^invalid: .*document type/],
    [
      "a tower",
      () => wordFile(`${"<w:tbl><w:tr><w:tc>".repeat(500)}${"</w:tc></w:tr></w:tbl>".repeat(500)}`),
      /^invalid: .*400 deep/,
    ],
    ["a document cut short", () => changed("word/document.xml", (xml) => xml.slice(0, -40)), /^invalid: .*damaged/],
    ["tags that cross", () => wordFile("<w:p><w:r></w:p></w:r>"), /^invalid: .*damaged/],
    ["no body", () => changed("word/document.xml", () => `<w:document ${names}/>`), /^invalid: .*damaged/],
    ["no document", () => packed({ "[Content_Types].xml": "<Types/>" }), /^unsupported: .*no Word document/],
    ["a spreadsheet", () => changed("word/document.xml", () => "<workbook/>"), /^unsupported: .*no Word document/],
    [
      "a bomb",
      () => changed("word/document.xml", (xml) => xml.replace("One.", "0".repeat(70 * 1024 * 1024))),
      /^too-large/,
    ],
    [
      "too many files",
      () =>
        packed({
          ...wordParts(p("One.")),
          ...Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`word/media/${i}.png`, ""])),
        }),
      /^too-large: .*5,?000 files/,
    ],
    [
      "cells without end",
      () => wordFile(`<w:tbl>${`<w:tr>${"<w:tc><w:p/></w:tc>".repeat(1000)}</w:tr>`.repeat(210)}</w:tbl>`),
      /^too-large/,
    ],
  ])("%s", async (_, bytes, expected) => expect(await said(bytes())).toMatch(expected));

  test("files that the document names are not fetched, nor what it says of them shown", async () => {
    const relations =
      outside("e", "file:///etc/passwd", "attachedTemplate") + outside("i", "file:///etc/passwd", "image");
    const body = p(`${r("One.")}<w:r><w:drawing><wp:inline><a:blip r:link="i"/></wp:inline></w:drawing></w:r>`);
    const draft = await read(body, { relations });
    expect(draft.sections[0]!.blocks.map(({ html: each }) => each)).toEqual(["One."]);
  });

  test("a document's own map of styles is not followed", async () => {
    const files = { "mammoth/style-map": strToU8("p => script:fresh") };
    expect(await html(p("alert(1)") + p('&lt;img src="x" onerror="x()">'), { files })).toEqual([
      "alert(1)",
      '&lt;img src="x" onerror="x()"&gt;',
    ]);
  });
});

async function refusalOf(action: Promise<unknown>): Promise<Refusal> {
  const error = await action.then(
    () => new Error("nothing was refused"),
    (refused: unknown) => refused,
  );
  if (isRefusal(error)) return error;
  throw error;
}
