/** What stands in a paragraph: runs of signs with their looks, links, fields, notes, formulas, pictures, text boxes. */
import { noteNumber } from "./notes";
import { formulaWords } from "./formula";
import { chosen, picturesIn, textBoxesIn } from "./graphics";
import { marks, propertiesOf, xmlText, type Field, type Line, type Story } from "./story";
import { lookOf, type Look } from "./styles";
import { childOf, elementsIn, textIn, type XmlElement } from "./xml";

/** The story, the line that grows, and where its words lead. `look`: of the paragraph's style. */
export type Writing = {
  story: Story;
  line: Line;
  look: Look;
  href: string | null;
  /** Writes a flow within this one, such as a text box or a note. */
  flow: (elements: XmlElement[], story: Story) => string;
};

/** Not words of the text: properties, what was deleted or moved away, comments. */
const silent = /^w:(?:del|moveFrom|commentReference|delText|delInstrText|footnoteRef|endnoteRef|annotationRef)$|Pr$/;

export function inline(elements: XmlElement[], writing: Writing): void {
  for (const element of elements) piece(element, writing);
}

function piece(element: XmlElement, writing: Writing) {
  const { story } = writing;
  const within = () => inline(elementsIn(element), writing);
  switch (element.name) {
    case "w:r":
      return run(element, writing);
    case "w:hyperlink": {
      const target = story.relations.get(element.attributes.get("r:id") ?? "");
      const anchor = element.attributes.get("w:anchor");
      const href = target?.isOutside
        ? target.target + (anchor && !target.target.includes("#") ? `#${anchor}` : "")
        : null;
      return inline(elementsIn(element), { ...writing, href: href ?? writing.href });
    }
    case "w:fldSimple": {
      const field = fieldOf(element.attributes.get("w:instr") ?? "");
      if (field.isContents) {
        story.work.hasContents = true;
        return;
      }
      return inline(elementsIn(element), { ...writing, href: field.href ?? writing.href });
    }
    case "m:oMath":
    case "m:oMathPara":
      return text(` ${formulaWords(element)} `, {}, writing);
    case "mc:AlternateContent":
      return inline(chosen(element), writing);
    case "w:sdt":
      return inline(elementsIn(childOf(element, "w:sdtContent") ?? element), writing);
    default:
      // Inserted words, words that run the other way, words that a program marked: all of them are words.
      if (element.name.startsWith("w:") && !silent.test(element.name)) within();
  }
}

function run(element: XmlElement, writing: Writing) {
  const properties = childOf(element, "w:rPr");
  const style = childOf(properties, "w:rStyle")?.attributes.get("w:val");
  const own = { ...(style === undefined ? {} : writing.story.work.styles.run(style)), ...lookOf(properties) };
  signs(elementsIn(element), own, writing);
}

function signs(elements: XmlElement[], look: Look, writing: Writing) {
  for (const [i, element] of elements.entries()) {
    const { name, attributes } = element;
    switch (name) {
      case "w:t":
        text(textIn(element), look, writing);
        break;
      case "w:tab":
      case "w:ptab":
        put("<w:tab/>", " ", look, writing);
        break;
      case "w:br":
      case "w:cr":
        put("<w:br/>", "\n", look, writing);
        break;
      case "w:noBreakHyphen":
        text("\u2011", look, writing);
        break;
      case "w:sym":
        symbol(attributes.get("w:font") ?? "", attributes.get("w:char") ?? "", look, writing);
        break;
      case "w:fldChar":
        mark(attributes.get("w:fldCharType"), writing);
        break;
      case "w:instrText": {
        const field = writing.story.fields.at(-1);
        if (field?.phase === "code" && field.code.length < 5000) field.code += textIn(element);
        break;
      }
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const isOwn = !["0", "false", "off", undefined].includes(attributes.get("w:customMarkFollows"));
        const ownMark = isOwn
          ? elements
              .slice(i + 1)
              .map(textIn)
              .join("")
              .trim()
          : "";
        const isMark = ownMark !== "" && ownMark.length <= 5;
        note(name === "w:footnoteReference" ? "footnotes" : "endnotes", element, isMark ? ownMark : "", writing);
        if (isMark) return;
        break;
      }
      case "w:ruby":
        ruby(element, look, writing);
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        graphic(element, look, writing);
        break;
      case "mc:AlternateContent":
        signs(chosen(element), look, writing);
        break;
      default:
        if (name.startsWith("w:") && !silent.test(name)) signs(elementsIn(element), look, writing);
    }
  }
}

/** Whether what stands here is not shown: what computes a field, and a table of contents. */
function isMuted({ muted, fields, work }: Story): boolean {
  return muted > 0 || (!work.isLenient && fields.some(({ phase, isContents }) => phase === "code" || isContents));
}

function text(words: string, look: Look, writing: Writing) {
  const { story } = writing;
  if (story.ownMark !== "" && words.trim() !== "") {
    const start = words.trimStart();
    if (start.startsWith(story.ownMark)) words = start.slice(story.ownMark.length);
    story.ownMark = "";
  }
  if (words !== "") put(`<w:t xml:space="preserve">${xmlText(words)}</w:t>`, words, look, writing);
}

function put(xml: string, words: string, look: Look, writing: Writing) {
  const { story, line } = writing;
  if (isMuted(story)) return;
  const shown = { ...writing.look, ...look };
  if (shown.isHidden) {
    if (/[\p{L}\p{N}]/u.test(words)) story.work.hidden++;
    return;
  }
  story.work.spend(words);
  story.work.spoken(shown.language, words);
  const field = story.work.isLenient ? undefined : story.fields.findLast(({ href }) => href !== null);
  line.pieces.push({
    xml,
    words,
    look: propertiesOf(look),
    href: writing.href ?? field?.href ?? null,
    isBold: shown.isBold === true,
  });
}

/** Fonts of pictures, whose signs the converter knows; in any other font the sign is what its number says. */
function symbol(font: string, code: string, look: Look, writing: Writing) {
  if (!/^[0-9a-f]{1,5}$/i.test(code)) return;
  if (/^(?:symbol|webdings|wingdings(?: [23])?)$/i.test(font))
    return put(`<w:sym w:font="${xmlText(font)}" w:char="${code.toUpperCase()}"/>`, "?", look, writing);
  const number = parseInt(code, 16);
  text(String.fromCodePoint(number >= 0xf020 && number <= 0xf0ff ? number - 0xf000 : number), look, writing);
}

/** The beginning, the middle and the end of a field. */
function mark(kind: string | undefined, { story }: Writing) {
  if (kind === "begin") story.fields.push({ phase: "code", code: "", isContents: false, href: null });
  else if (kind === "separate") {
    const field = story.fields.at(-1);
    if (field) Object.assign(field, fieldOf(field.code), { phase: "result" });
    if (field?.isContents) story.work.hasContents = true;
  } else if (kind === "end") story.fields.pop();
}

function fieldOf(code: string): Pick<Field, "isContents" | "href"> {
  const link = /^\s{0,20}HYPERLINK\s{1,20}(?:"([^"]{1,2000})"|([^\s"\\]{1,2000}))/i.exec(code);
  return { isContents: /^\s{0,20}TOC(?:\s|$)/i.test(code), href: link?.[1] ?? link?.[2] ?? null };
}

function note(kind: "footnotes" | "endnotes", element: XmlElement, ownMark: string, writing: Writing) {
  const { story, line } = writing;
  if (story.isNote || isMuted(story)) return;
  const id = noteNumber(kind, element.attributes.get("w:id") ?? "", ownMark, writing);
  if (id === null) return;
  line.pieces.push({ xml: `<w:footnoteReference w:id="${id}"/>`, words: "", look: null, href: null, isBold: false });
}

/** What is written above signs to say how they are read follows them in brackets. */
function ruby(element: XmlElement, look: Look, writing: Writing) {
  const base = childOf(element, "w:rubyBase");
  const above = childOf(element, "w:rt");
  if (base) inline(elementsIn(base), writing);
  if (!above || textIn(above).trim() === "") return;
  text("(", look, writing);
  inline(elementsIn(above), writing);
  text(")", look, writing);
}

/** A picture stands where it stood, by its description and by which of the file's it is; what a text box says comes after the paragraph that holds it. */
function graphic(element: XmlElement, look: Look, writing: Writing) {
  const { story, line } = writing;
  if (isMuted(story) || look.isHidden) return;
  for (const { words, id } of picturesIn(element)) {
    story.work.spend(words);
    const held = id === null ? undefined : story.relations.get(id);
    const at = held?.type === "image" && !held.isOutside ? String(story.work.media.push(held.target) - 1) : "";
    const xml = `<w:rPr><w:rStyle w:val="LecternPicture"/></w:rPr><w:t xml:space="preserve">${marks.picture}${at}${marks.picture}${xmlText(words)}</w:t>`;
    line.pieces.push({ xml, words: "", look: null, href: null, isBold: false });
  }
  for (const box of textBoxesIn(element)) line.after.push(writing.flow(box, { ...story, fields: [], muted: 0 }));
}
