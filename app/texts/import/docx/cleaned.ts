/** The cleaned document as a package for the converter: nothing in it but text, numbers of lists, notes and addresses. */
import { zipSync, strToU8 } from "fflate";
import { Flow } from "./body";
import { noteSource } from "./notes";
import { Numbering } from "./numbering";
import type { WordPackage } from "./package";
import { Work, type NoteSource, type Story } from "./story";
import { Styles } from "./styles";
import { brokenWord, XmlReader, xmlTree } from "./xml";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Bullets are list 1, numbers are list 2. */
const lists = ["bullet", "decimal"].map((format, i) => {
  const levels = [0, 1, 2, 3, 4].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`);
  return {
    kind: `<w:abstractNum w:abstractNumId="${i}">${levels.join("")}</w:abstractNum>`,
    list: `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`,
  };
});
const numbering = `<w:numbering ${w}>${lists.map(({ kind }) => kind).join("")}${lists.map(({ list }) => list).join("")}</w:numbering>`;

/** @returns the package, and what the cleaning saw on its way */
export function cleanedDocument(word: WordPackage): { bytes: Uint8Array; work: Work } {
  const style = word.related("styles");
  const styles = new Styles(style && xmlTree(style.source));
  const numbers = word.related("numbering");
  const root = numbers && xmlTree(numbers.source);
  const sources = { footnotes: noteSource(word.related("footnotes")), endnotes: noteSource(word.related("endnotes")) };
  const cleaning = (isLenient: boolean) => clean(word, styles, new Numbering(root, styles), sources, isLenient);
  let cleaned = cleaning(false);
  // A field that never ends would hide all that follows it.
  if (cleaned.work.isUnclosed) cleaned = cleaning(true);
  const { work, body } = cleaned;
  const notes = [...work.notes.values()].map(({ id, xml }) => `<w:footnote w:id="${id}">${xml}</w:footnote>`).join("");
  const links = [...work.links].map(
    ([href, id]) =>
      `<Relationship Id="l${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${attribute(href)}" TargetMode="External"/>`,
  );
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`;
  const parts: Record<string, string> = {
    "word/document.xml": `<w:document ${w} ${r}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations,
    "word/numbering.xml": numbering,
    "word/footnotes.xml": `<w:footnotes ${w} ${r}>${notes}</w:footnotes>`,
    "word/_rels/footnotes.xml.rels": relations,
  };
  const entries = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  return { bytes: zipSync(Object.fromEntries(entries), { level: 0 }), work };
}

function clean(
  word: WordPackage,
  styles: Styles,
  numbers: Numbering,
  sources: { footnotes: NoteSource; endnotes: NoteSource },
  isLenient: boolean,
) {
  const work = new Work(styles, numbers, sources, isLenient);
  const { source, relations } = word.document;
  const story: Story = { work, relations, fields: [], muted: 0, isNote: false, ownMark: "" };
  const flow = new Flow(story);
  const reader = new XmlReader(source);
  let hasBody = false;
  const enter = (name: string) => name === "w:body" && (hasBody = true);
  for (const element of reader.children(reader.root(), enter)) if (hasBody) flow.add(element);
  if (!hasBody) throw brokenWord();
  if (story.fields.length > 0) work.isUnclosed = true;
  return { work, body: flow.done() };
}

const attribute = (value: string) =>
  // eslint-disable-next-line no-control-regex
  value
    .replace(/[\0-\x1f]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
