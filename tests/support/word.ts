/** Word documents for tests, written part by part. */
import { strToU8, zipSync, type Zippable } from "fflate";

export const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

/** A run; `look`: its properties. */
export const r = (words: string, look = "") =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
/** A paragraph of a style; words become a run. */
export const p = (inside: string, style = "", more = "") => {
  const properties = (style && `<w:pStyle w:val="${style}"/>`) + more;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside.includes("<") || inside === "" ? inside : r(inside)}</w:p>`;
};
export const style = (id: string, name: string, more = "", kind = "paragraph") =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
export const item = (words: string, list: number, level = 0) =>
  p(words, "", `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const call = (id: number, kind = "footnote") => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
export const note = (id: number, inside: string, kind = "footnote") => `<w:${kind} w:id="${id}">${inside}</w:${kind}>`;
/** A field with its code and what it shows. */
export const field = (code: string, shown: string) => {
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText> ${code} </w:instrText></w:r>${mark("separate")}${shown}${mark("end")}`;
};
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

const levels = (format: string) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8]
    .map((i) => `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="x"/></w:lvl>`)
    .join("");
/** List 1 has bullets, list 2 numbers, list 3 begins the numbers of list 2 anew at 7. */
const numbering = `<w:numbering ${names}><w:abstractNum w:abstractNumId="0">${levels("bullet")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${levels("lowerLetter")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`;

export type WordParts = {
  styles?: string;
  footnotes?: string;
  endnotes?: string;
  core?: string;
  relations?: string;
  files?: Zippable;
};

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
export const outside = (id: string, target: string, type = "hyperlink") =>
  relation(id, type, target).replace("/>", ' TargetMode="External"/>');
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;

/** The parts of a document by name, to be changed and packed. */
export function wordParts(body: string, parts: WordParts = {}): Record<string, string> {
  const { styles = "", footnotes = "", endnotes = "", core = "", relations: more = "" } = parts;
  return {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(
      relation("a", "officeDocument", "word/document.xml") +
        relation("b", "metadata/core-properties", "docProps/core.xml"),
    ),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${names}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(
      ["styles", "numbering", "footnotes", "endnotes"]
        .map((name, i) => relation(`p${i}`, name, `${name}.xml`))
        .join("") + more,
    ),
    "word/styles.xml": `<w:styles ${names}>${styles}</w:styles>`,
    "word/numbering.xml": numbering,
    "word/footnotes.xml": `<w:footnotes ${names}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>${footnotes}</w:footnotes>`,
    "word/endnotes.xml": `<w:endnotes ${names}>${endnotes}</w:endnotes>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core}</cp:coreProperties>`,
  };
}

export const packed = (parts: Record<string, string>, files: Zippable = {}) =>
  zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), ...files });

/** A whole document around a body. */
export const wordFile = (body: string, parts: WordParts = {}) => packed(wordParts(body, parts), parts.files);
