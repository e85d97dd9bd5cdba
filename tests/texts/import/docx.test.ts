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
  type WordParts,
} from "../../support/word";

const read = (body: string, parts?: WordParts) => readWord(wordFile(body, parts));
/** A line for each heading and block. */
async function shape(body: string, parts?: WordParts): Promise<string[]> {
  return (await read(body, parts)).sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`h${level} ${heading}`]),
    ...blocks.map(({ kind, text }) => `${kind}: ${text}`),
  ]);
}
const html = async (body: string, parts?: WordParts) =>
  (await read(body, parts)).sections.flatMap(({ blocks }) => blocks.map((block) => block.html));

const headings = style("H1", "heading 1") + style("H2", "heading 2") + style("H3", "heading 3");

describe("the blocks of a Word document", () => {
  test.each<[string, string, string[]]>([
    ["paragraphs", p("One.") + p("") + p("Two."), ["paragraph: One.", "paragraph: Two."]],
    ["runs in the middle of a word", p(r("Hel") + r("lo", "<w:b/>") + r("!")), ["paragraph: Hello!"]],
    ["levels", p("A", "H2") + p("x") + p("B", "H3") + p("y"), ["h1 A", "paragraph: x", "h2 B", "paragraph: y"]],
    [
      "tabs, breaks, hyphens",
      p(
        `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:br w:type="page"/><w:t>f</w:t><w:cr/><w:t>g</w:t></w:r>`,
      ),
      ["verse: a b\nc\u2011de\nf\ng"],
    ],
    [
      "signs of picture fonts and of others",
      p(
        `${r("x ")}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r><w:r><w:sym w:font="Times" w:char="0416"/></w:r>`,
      ),
      ["paragraph: x α🡪Ж"],
    ],
    [
      "insertions stay, deletions go",
      p(
        `${r("One ")}<w:ins w:id="1">${r("two ")}</w:ins><w:del w:id="2"><w:r><w:delText>three </w:delText></w:r></w:del><w:moveFrom>${r("four ")}</w:moveFrom><w:moveTo>${r("five")}</w:moveTo>`,
      ),
      ["paragraph: One two five"],
    ],
    [
      "a paragraph whose end was deleted goes on in the next",
      p(r("One, "), "", "<w:rPr><w:del/></w:rPr>") + p("two.") + p(r("Last."), "", "<w:rPr><w:del/></w:rPr>"),
      ["paragraph: One, two.", "paragraph: Last."],
    ],
    [
      "words that a program marked or turned around",
      p(
        `<w:smartTag>${r("a ")}</w:smartTag><w:customXml>${r("b ")}</w:customXml><w:bdo w:val="rtl">${r("c ")}</w:bdo><w:dir w:val="rtl">${r("d ")}</w:dir><w:sdt><w:sdtPr/><w:sdtContent>${r("e ")}</w:sdtContent></w:sdt><w:fldSimple w:instr=" DATE ">${r("f")}</w:fldSimple>`,
      ),
      ["paragraph: a b c d e f"],
    ],
    [
      "blocks in controls",
      `${p("One.")}<w:sdt><w:sdtContent>${p("A", "H1")}${p("x")}</w:sdtContent></w:sdt>`,
      ["paragraph: One.", "h1 A", "paragraph: x"],
    ],
    [
      "fields show what they show",
      p(r("On ") + field("DATE \\@ d", r("1 May")) + r(" or ") + field('IF 1 "a" "b"', field("PAGE", r("7")))),
      ["paragraph: On 1 May or 7"],
    ],
    [
      "a field that never ends hides nothing",
      p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r("One.")}`) + p("Two."),
      ["paragraph: One.", "paragraph: Two."],
    ],
    [
      "formulas",
      p(
        `${r("So ")}<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>${r(".")}`,
      ),
      ["paragraph: So x^2=(a+b)/c ."],
    ],
    [
      "readings above signs",
      p(`<w:r><w:ruby><w:rt>${r("kanji")}</w:rt><w:rubyBase>${r("漢字")}</w:rubyBase></w:ruby></w:r>`),
      ["paragraph: 漢字(kanji)"],
    ],
    [
      "text boxes come after their paragraph, once",
      p(
        `${r("One.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>${p("In a box.")}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("In a box.")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r(" Two.")}`,
      ),
      ["paragraph: One. Two.", "paragraph: In a box."],
    ],
    [
      "lists in lists, however empty the lines between them",
      item("a", 1) + item("b", 2, 1) + p("") + item("c", 2, 1) + item("d", 1) + p("x"),
      ["list: a\nb\nc\nd", "paragraph: x"],
    ],
    ["number 0 is no list", p("x", "", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ["paragraph: x"]],
    ["tables", table([p("a"), p("b")], [p("c") + p("d"), ""]), ["table: a\tb\nc\nd"]],
    [
      "deleted rows",
      `<w:tbl><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p("c")}</w:tc></w:tr></w:tbl>`,
      ["table: a\tb"],
    ],
    ["other writing directions", p(r("שלום עולם", "<w:rtl/>"), "", "<w:bidi/>"), ["paragraph: שלום עולם"]],
    [
      "hidden words are left out",
      p(r("One.") + r(" Two.", "<w:vanish/>") + r(" Three.", '<w:vanish w:val="0"/>')),
      ["paragraph: One. Three."],
    ],
  ])("%s", async (_, body, expected) => expect(await shape(body, { styles: headings })).toEqual(expected));

  test("the marks of a line, and no others", async () => {
    const styles =
      style("Em", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character") + style("V", "Verbatim Char", "", "character");
    const relations = outside("l1", "https://example.org/a?b=1&amp;c=2") + outside("l2", "javascript:x()");
    const body = p(
      `${r("a", '<w:rStyle w:val="Em"/>')} ${r("b", '<w:b/><w:color w:val="FF0000"/>')}${r("c", '<w:rStyle w:val="V"/>')}${r("2", '<w:vertAlign w:val="subscript"/>')}${r("d", "<w:strike/>")}<w:hyperlink r:id="l1">${r("e")}${r("f")}</w:hyperlink><w:hyperlink r:id="l2">${r("g")}</w:hyperlink><w:hyperlink r:id="none">${r("h")}</w:hyperlink>${field('HYPERLINK "mailto:a@example.org"', r("i"))}`,
    );
    const draft = await read(body, { styles, relations });
    expect(draft.sections[0]!.blocks[0]!.html.replaceAll(' rel="noopener noreferrer nofollow"', "")).toBe(
      `<em>a</em><strong>b</strong><code>c</code><sub>2</sub><s>d</s><a href="https://example.org/a?b=1&amp;c=2">ef</a>gh<a href="mailto:a@example.org">i</a>`,
    );
    expect(draft.warnings.join()).toContain("1 link was left out");
  });

  test("numbers of lists go on where they go on, and begin anew where they do", async () => {
    const body = item("a", 2) + p("between") + item("b", 2) + item("c", 3) + item("d", 3);
    expect(await html(body)).toEqual([
      "<ol><li>a</li></ol>",
      "between",
      '<ol start="2"><li>b</li></ol>',
      '<ol start="7"><li>c</li><li>d</li></ol>',
    ]);
  });

  test("pictures by their descriptions, counted", async () => {
    const picture = (words: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${words}"/><a:graphic><a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const relations = outside("i1", "https://example.org/canary.png", "image");
    const body = p(picture("A square")) + p(r("One ") + picture("") + r("two.")) + p("The square, 1917.", "C");
    const draft = await read(body, { relations, styles: style("C", "caption") });
    expect(draft.sections[0]!.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "caption: A square",
      "paragraph: One two.",
      "caption: The square, 1917.",
    ]);
    expect(draft.warnings.join()).toContain("2 pictures were left out");
    expect(JSON.stringify(draft)).not.toContain("canary");
  });
});

describe("styles", () => {
  test.each<[string, string, string, string]>([
    ["Word's own", style("X", "heading 1"), "X", "h1 A"],
    ["German, by id alone", "", "berschrift1", "h1 A"],
    ["German, by name", style("X", "Überschrift 1"), "X", "h1 A"],
    ["French", style("X", "Titre 1"), "X", "h1 A"],
    ["Russian", style("X", "Заголовок 1"), "X", "h1 A"],
    ["Chinese", style("X", "标题 1"), "X", "h1 A"],
    [
      "of its own, built on a heading",
      style("X", "Chapter", '<w:basedOn w:val="H"/>') + style("H", "heading 1"),
      "X",
      "h1 A",
    ],
    [
      "of its own, with a place in the outline",
      style("X", "Chapter", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
      "X",
      "h1 A",
    ],
    ["built on itself", style("X", "Chapter", '<w:basedOn w:val="X"/>'), "X", "paragraph: A"],
    ["Quote", style("X", "Intense Quote"), "X", "quote: A"],
    ["German quotation", "", "Zitat", "quote: A"],
    ["Caption", style("X", "caption"), "X", "caption: A"],
    ["Source Code", style("X", "Source Code"), "X", "code: A"],
    ["unknown", style("X", "constructor"), "X", "paragraph: A"],
    ["absent", "", "__proto__", "paragraph: A"],
  ])("%s", async (_, styles, id, expected) =>
    expect(await shape(p("Before.") + p("A", id) + p("x"), { styles })).toEqual([
      "paragraph: Before.",
      expected,
      "paragraph: x",
    ]),
  );

  test("quotations side by side are one, and so are lines of code", async () => {
    const styles = style("Q", "Quote") + style("K", "HTML Preformatted");
    const body = p("One.", "Q") + p("Two.", "Q") + p("x") + p("if (a)", "K") + p("    b &lt; c", "K");
    expect(await shape(body, { styles })).toEqual(["quote: One.\nTwo.", "paragraph: x", "code: if (a)\n    b < c"]);
  });

  test("lists by their style, hidden words by theirs", async () => {
    const styles =
      style("L", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style("Z", "Secret", "<w:rPr><w:vanish/></w:rPr>");
    const draft = await read(p("a", "L") + p("b", "L") + p("c", "Z"), { styles });
    expect(draft.sections[0]!.blocks.map(({ text }) => text)).toEqual(["a\nb"]);
    expect(draft.warnings.join()).toContain("hidden");
  });

  test("short paragraphs in bold are told", async () => {
    const bold = (words: string) => p(r(words, "<w:b/>"));
    const draft = await read(bold("The first part") + p("One.") + bold("The second part") + p("Two."));
    expect(draft.warnings).toEqual([expect.stringContaining("2 short paragraphs in bold stand where a heading could")]);
  });
});

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
