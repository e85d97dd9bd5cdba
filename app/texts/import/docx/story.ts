/** What goes along while a Word document is cleaned for its converter: the document's means, and each flow of text in it. */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { tooLarge } from "../../../refusals";
import { textLimits } from "../../text";
import { escaped, escapedValue } from "../safe-html";
import type { Numbering } from "./numbering";
import type { Part } from "./package";
import type { Look, Styles } from "./styles";
import type { XmlElement } from "./xml";

/** A field: what computes it comes first (17.16.18), then what it last showed. */
export type Field = { phase: "code" | "result"; code: string; isContents: boolean; href: string | null };

/** A flow of its own: the body, a note, a text box. `muted`: within a table of contents that Word generated. */
export type Story = {
  work: Work;
  relations: Part["relations"];
  fields: Field[];
  muted: number;
  isNote: boolean;
  /** A mark that the author chose for a note stands before its words as well. */
  ownMark: string;
};

/** A run's worth of a line. Equal `look` and `href` side by side become one run; `null` stays alone. */
export type Piece = { xml: string; words: string; look: string | null; href: string | null; isBold: boolean };
export type Line = { pieces: Piece[]; after: string[] };

/** Signs that no text has (noncharacters of Unicode): around the number of an item, and around the number of a picture before its words. */
export const marks = { number: "\ufdd0", numberEnd: "\ufdd1", picture: "\ufdd2" } as const;
// eslint-disable-next-line no-control-regex
const neverText =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdd2\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML, without what XML may not hold. */
export const xmlText = (text: string) => escaped(text.replace(neverText, ""));

/** One cleaning of one document. `isLenient`: fields do not end where they should, so all that they show is kept. */
export class Work {
  readonly notes = new Map<string, { id: number; xml: string }>();
  readonly links = new Map<string, number>();
  readonly languages = new Map<string, number>();
  /** Parts of the package that hold pictures, as the text shows them. */
  readonly media: string[] = [];
  hidden = 0;
  outside = 0;
  headings = 0;
  /** Whole short paragraphs in bold that another paragraph follows. */
  boldLines = 0;
  hasContents = false;
  isUnclosed = false;
  private characters = 0;
  private built = 0;

  constructor(
    readonly styles: Styles,
    readonly numbering: Numbering,
    readonly sources: { footnotes: NoteSource; endnotes: NoteSource },
    readonly isLenient: boolean,
  ) {}

  /** @throws Refusal `too-large` for more text than there may be */
  spend(words: string) {
    this.characters += words.length;
    if (this.characters > textLimits.bookCharacters)
      throw tooLarge(say(importWords, (w) => w.tooManyCharacters(textLimits.bookCharacters)));
  }

  /** @throws Refusal `too-large` for more runs, cells and paragraphs than a text of that length comes in */
  build() {
    if (++this.built > mostBuilt) throw tooLarge(say(importWords, (w) => w.word.tooManyPieces));
  }

  linkTo(href: string): number {
    const known = this.links.get(href);
    if (known !== undefined) return known;
    this.links.set(href, this.links.size + 1);
    return this.links.size;
  }

  spoken(language: string | undefined, words: string) {
    if (language !== undefined) this.languages.set(language, (this.languages.get(language) ?? 0) + words.length);
  }
}

/** The converter holds each in a kilobyte or two. */
const mostBuilt = 200_000;

export type NoteSource = { notes: Map<string, XmlElement>; relations: Part["relations"] };

/** The looks that mean something, as the converter wants them. */
export function propertiesOf({ isBold, isItalic, isStruck, isCode, script }: Look): string {
  const on = [isBold && "<w:b/>", isItalic && "<w:i/>", isStruck && "<w:strike/>"].filter(Boolean).join("");
  const raised = script === "superscript" || script === "subscript" ? `<w:vertAlign w:val="${script}"/>` : "";
  return (isCode ? `<w:rStyle w:val="LecternCode"/>` : "") + on + raised;
}

/** The runs of a line, links around them. */
export function runsOf(pieces: Piece[], work: Work): string {
  let xml = "";
  for (let i = 0; i < pieces.length;) {
    const { href } = pieces[i]!;
    let runs = "";
    while (i < pieces.length && pieces[i]!.href === href) {
      const { look } = pieces[i]!;
      let inside = pieces[i++]!.xml;
      work.build();
      while (look !== null && i < pieces.length && pieces[i]!.look === look && pieces[i]!.href === href)
        inside += pieces[i++]!.xml;
      runs += `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ""}${inside}</w:r>`;
    }
    xml += href === null ? runs : `<w:hyperlink r:id="${escapedValue(`l${work.linkTo(href)}`)}">${runs}</w:hyperlink>`;
  }
  return xml;
}
