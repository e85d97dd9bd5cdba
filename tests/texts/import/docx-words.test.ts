/** The first law of an import: no word of a Word document is lost, none is said twice, and their order stays. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWord } from "~/texts/import/docx/word";
import type { Draft } from "~/texts/text";
import { call, field, item, note, outside, p, r, style, table, wordFile } from "../../support/word";

const words = (text: string) => text.match(/\p{L}+/gu) ?? [];
const said = ({ title, sections }: Draft, isNote: boolean) =>
  words(
    [
      isNote ? "" : (title ?? ""),
      ...sections.flatMap(({ heading, blocks }) => [
        isNote ? "" : (heading ?? ""),
        ...blocks.filter(({ kind }) => (kind === "footnote") === isNote).map(({ text }) => text),
      ]),
    ].join("\n"),
  );

/** A reading of its own: every `w:t` that was not deleted or moved away, apart where a line, a cell or a paragraph ends. */
function written(xml: string): string[] {
  const kept = xml.replace(/<w:(del|moveFrom)>.*?<\/w:\1>/gs, "").replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, "");
  const pieces = kept.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab|cr)\b[^>]*\/>|<\/w:p>/g);
  return words([...pieces].map(([, text]) => text ?? " ").join(""));
}

const word = fc.stringMatching(/^[a-zéßжあ]{2,9}$/);
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => `${all.join(" ")} `);
const looks = [
  "",
  "<w:b/>",
  "<w:i/><w:strike/>",
  '<w:vertAlign w:val="superscript"/>',
  '<w:rStyle w:val="V"/>',
  "<w:rtl/>",
];
const run = fc.tuple(line, fc.constantFrom(...looks)).map(([text, look]) => r(text, look));
const split = fc.tuple(word, word, word).map(([a, b, c]) => r(a) + r(b, "<w:b/>") + r(`${c} `));

const wrapped = fc.tuple(
  fc.constantFrom<(inside: string) => string>(
    (inside) => inside,
    (inside) => `<w:ins>${inside}</w:ins>`,
    (inside) => `<w:moveTo>${inside}</w:moveTo>`,
    (inside) => `<w:del>${inside.replaceAll("w:t", "w:delText")}</w:del>`,
    (inside) => `<w:moveFrom>${inside}</w:moveFrom>`,
    (inside) => `<w:hyperlink r:id="l">${inside}</w:hyperlink>`,
    (inside) => `<w:hyperlink w:anchor="x">${inside}</w:hyperlink>`,
    (inside) => `<w:smartTag>${inside}</w:smartTag>`,
    (inside) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`,
    (inside) => `<w:bdo w:val="rtl">${inside}</w:bdo>`,
    (inside) => `<w:fldSimple w:instr="DATE">${inside}</w:fldSimple>`,
    (inside) => field('HYPERLINK "https://example.org/"', inside),
    (inside) => field("REF x", inside),
    (inside) =>
      `<w:bookmarkStart w:id="1" w:name="x"/>${inside}<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellStart"/>`,
    (inside) => `${inside}<w:r><w:tab/><w:br/></w:r>`,
  ),
  fc.oneof(run, split),
);
const inline = fc
  .array(wrapped, { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([around, inside]) => around(inside)).join(""));

const box = (inside: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const { block } = fc.letrec<{ block: string; inside: string }>((tie) => ({
  inside: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((all) => all.join("")),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inline.map((text) => p(text)),
    fc.tuple(inline, fc.constantFrom("H1", "H2", "Q", "C", "K", "S", "L", "Nothing")).map(([text, id]) => p(text, id)),
    fc.tuple(inline, fc.constantFrom(1, 2, 3), fc.nat(8)).map(([text, list, level]) => item(text, list, level)),
    inline.map((text) => p(text, "", "<w:rPr><w:del/></w:rPr>")),
    fc
      .array(fc.tuple(tie("inside"), inline), { minLength: 1, maxLength: 3 })
      .map((rows) => table(...rows.map(([a, b]) => [a, p(b)]))),
    tie("inside").map((text) => `<w:sdt><w:sdtPr/><w:sdtContent>${text}</w:sdtContent></w:sdt>`),
    tie("inside").map((text) => `<w:customXml>${text}</w:customXml>`),
    fc.tuple(inline, line).map(([text, boxed]) => p(text + r(" ") + box(p(boxed)))),
  ),
}));

const styles =
  style("H1", "heading 1") +
  style("H2", "heading 2") +
  style("S", "Subtitle") +
  style("Q", "Quote") +
  style("C", "caption") +
  style("K", "Source Code") +
  style("L", "List Number", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') +
  style("V", "Verbatim Char", "", "character");
const relations = outside("l", "https://example.org/x");

test("a document keeps every word, once, in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 7 }), async (blocks) => {
      const body = blocks.join("");
      const draft = await readWord(wordFile(body, { styles, relations }));
      expect(said(draft, false)).toEqual(written(body));
      for (const { html, text } of draft.sections.flatMap((section) => section.blocks))
        expect(words(html.replace(/<[^<>]*>/g, " ")).join("")).toEqual(words(text).join(""));
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("notes keep their words, and so does the text around them", async () => {
  const called = fc.array(fc.tuple(inline, inline), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(called, { minLength: 1, maxLength: 4 }), async (paragraphs) => {
      let id = 0;
      let footnotes = "";
      const noted: string[] = [];
      const body = paragraphs
        .map((pieces, i) => {
          const text = pieces.map(([before, inside]) => {
            noted.push(...written(p(inside + r("z"))));
            footnotes += note(++id, p(inside + r("z")));
            return before + r("x ") + call(id);
          });
          return (i % 2 ? p("head", "H1") : "") + p(`${text.join("")}${r(" after")}`);
        })
        .join("");
      const draft = await readWord(wordFile(body, { styles, relations, footnotes }));
      expect(said(draft, false)).toEqual(written(body));
      expect(said(draft, true)).toEqual(noted);
      expect(draft.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "footnote"))).toHaveLength(id);
    }),
    { numRuns: 40 },
  );
}, 120_000);
