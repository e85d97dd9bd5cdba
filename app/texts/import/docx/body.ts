/**
 * A Word document cleaned for its converter, which passes over much that is words (fields, formulas, the other
 * direction, text boxes, styles built on styles): paragraphs, tables and notes with nothing but what a text needs,
 * under style names of our own.
 */
import { isOn, childOf, elementsIn, valueOf, type XmlElement } from "./xml";
import { headingOf } from "../shapes";
import { chosen } from "./graphics";
import { inline } from "./inline";
import { marks, runsOf, type Line, type Piece, type Story, type Work } from "./story";
import { levelOf, numberedOf, type Numbered, type ParagraphStyle } from "./styles";
import type { Role } from "./style-names";

/** Writes blocks one after another. One for each container: a deleted paragraph end joins only what stands side by side. */
export class Flow {
  private readonly out: string[] = [];
  /** Of a paragraph whose end was deleted, or that is but its large first letter: it goes on in the next. */
  private carried: Line | null = null;
  private bold = false;

  constructor(
    private readonly story: Story,
    private readonly place: "body" | "cell" = "body",
  ) {}

  done(): string {
    this.endCarried();
    return this.out.join("");
  }

  add(element: XmlElement): void {
    switch (element.name) {
      case "w:p":
        return this.paragraph(element);
      case "w:tbl":
        this.endCarried();
        this.out.push(tableOf(element, this.story));
        return;
      case "w:sdt":
        return this.control(element);
      case "mc:AlternateContent":
        return chosen(element).forEach((child) => this.add(child));
      case "w:altChunk":
      case "w:subDoc":
        this.story.work.outside++;
        return;
      case "m:oMathPara":
      case "m:oMath":
      case "w:r":
        return this.paragraph({ name: "w:p", attributes: new Map(), children: [element] });
      case "w:del":
      case "w:moveFrom":
        return;
      default:
        if (element.name.startsWith("w:") && !element.name.endsWith("Pr"))
          for (const child of elementsIn(element)) this.add(child);
    }
  }

  /** A content control; of those that Word fills itself, a table of contents says nothing that the text does not. */
  private control(element: XmlElement) {
    const gallery = valueOf(childOf(childOf(element, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery");
    const isContents = gallery === "Table of Contents" && !this.story.work.isLenient;
    if (isContents) {
      this.story.muted++;
      this.story.work.hasContents = true;
    }
    for (const child of elementsIn(childOf(element, "w:sdtContent") ?? element)) this.add(child);
    if (isContents) this.story.muted--;
  }

  private paragraph(element: XmlElement) {
    const { story } = this;
    const properties = childOf(element, "w:pPr");
    const style = story.work.styles.paragraph(valueOf(properties, "w:pStyle") ?? null);
    const line = this.carried ?? { pieces: [], after: [] };
    this.carried = null;
    inline(elementsIn(element), { story, line, look: style.look, href: null, flow: flowOf });
    if (isOn(childOf(properties, "w:rPr"), "w:del") || isDropCap(properties)) this.carried = line;
    else this.write(line, properties, style);
  }

  private endCarried() {
    if (this.carried) this.write(this.carried, undefined, this.story.work.styles.paragraph(null));
    this.carried = null;
  }

  private write({ pieces, after }: Line, properties: XmlElement | undefined, style: ParagraphStyle) {
    const { work, isNote } = this.story;
    const words = pieces.map((piece) => piece.words).join("");
    const role = roleOf(properties, style, words);
    if (pieces.length > 0) {
      if (role?.kind === "heading") work.headings++;
      const isLine = !isNote && this.place === "body";
      const item = takesNumbers(role) ? itemOf(properties, style, work) : null;
      const isBold = isLine && item === null && (role === null || role.kind === "body") && isBoldLine(pieces, words);
      if (this.bold && !isBold && role?.kind !== "heading") work.boldLines++;
      this.bold = isBold;
      work.build();
      const number =
        item?.number === null || item?.number === undefined ? "" : `${marks.number}${item.number}${marks.numberEnd}`;
      const name = nameOf(role);
      const inside =
        (name ? `<w:pStyle w:val="Lectern${name}"/>` : "") +
        (item
          ? `<w:numPr><w:ilvl w:val="${Math.min(item.level, 4)}"/><w:numId w:val="${number ? 2 : 1}"/></w:numPr>`
          : "");
      this.out.push(
        `<w:p>${inside && `<w:pPr>${inside}</w:pPr>`}${number && `<w:r><w:t>${number}</w:t></w:r>`}${runsOf(pieces, work)}</w:p>`,
      );
    }
    this.out.push(...after);
  }
}

/** The large letter at the beginning, which Word keeps in a paragraph of its own (17.3.1.11). */
const isDropCap = (properties: XmlElement | undefined) =>
  ["drop", "margin"].includes(childOf(properties, "w:framePr")?.attributes.get("w:dropCap") ?? "none");

export function flowOf(elements: XmlElement[], story: Story, place: "body" | "cell" = "body"): string {
  const flow = new Flow(story, place);
  for (const element of elements) flow.add(element);
  if (story.fields.length > 0 && place === "body") story.work.isUnclosed = true;
  return flow.done();
}

/** A paragraph may take its place in the outline upon itself; one as long as a paragraph is none all the same. */
function roleOf(properties: XmlElement | undefined, { role }: ParagraphStyle, words: string): Role | null {
  if (role !== null && role.kind !== "body") return role;
  const own = levelOf(properties);
  return own?.kind === "heading" && words.length <= 300 ? own : role;
}

const takesNumbers = (role: Role | null) =>
  role === null || role.kind === "body" || role.kind === "subtitle" || role.kind === "contents";

function itemOf(properties: XmlElement | undefined, style: ParagraphStyle, work: Work) {
  const own = numberedOf(properties);
  // Number 0 takes away what the style gives (17.9.18).
  const id = own?.id ?? style.numbered?.id;
  const numbered: Numbered | null =
    id === undefined || id === "0" ? null : { id, level: own?.level ?? style.numbered?.level ?? 0 };
  return numbered && work.numbering.itemOf(numbered);
}

function nameOf(role: Role | null): string | null {
  switch (role?.kind) {
    case "heading":
      return `Heading${Math.min(role.level, 5)}`;
    case "title":
      return "Title";
    case "author":
      return "Author";
    case "quote":
      return "Quote";
    case "caption":
      return "Caption";
    case "code":
      return "Code";
    default:
      return null;
  }
}

function isBoldLine(pieces: Piece[], words: string): boolean {
  const line = words.trim();
  return pieces.every((piece) => piece.isBold || piece.words.trim() === "") && headingOf(line) !== null;
}

/** Rows and cells, also where a control or a change stands around them. What spans several stands in the first. */
function tableOf(table: XmlElement, story: Story): string {
  let rows = "";
  const row = (element: XmlElement) => {
    const properties = childOf(element, "w:trPr");
    if (childOf(properties, "w:del")) return;
    let cells = "";
    const cell = (inside: XmlElement) => {
      story.work.build();
      cells += `<w:tc>${flowOf(elementsIn(inside), story, "cell")}</w:tc>`;
    };
    among(element, "w:tc", cell);
    rows += `<w:tr>${isOn(properties, "w:tblHeader") ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells}</w:tr>`;
  };
  among(table, "w:tr", row);
  return `<w:tbl>${rows}</w:tbl>`;
}

function among(box: XmlElement, name: string, each: (element: XmlElement) => void) {
  for (const child of elementsIn(box)) {
    if (child.name === name) each(child);
    else if (/^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name)) among(child, name, each);
  }
}
