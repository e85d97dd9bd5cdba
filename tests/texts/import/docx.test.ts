import { describe, expect, test } from "vitest";
import { field, item, outside, p, r, style, table } from "../../support/word";
import { headings, html, read, shape } from "./docx-support";

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
