/** What the styles of a Word document say of paragraphs and signs, each with what it takes from the style it is based on. */
import { isCodeName, roleByName, type Role } from "./style-names";
import { childOf, elementsIn, isOn, valueOf, type XmlElement } from "./xml";

/** Of the signs of a run; undefined: not said. */
export type Look = {
  isBold?: boolean | undefined;
  isItalic?: boolean | undefined;
  isStruck?: boolean | undefined;
  isHidden?: boolean | undefined;
  isCode?: boolean | undefined;
  script?: string | undefined;
  language?: string | undefined;
};

export type Numbered = { id: string; level: number };

type Style = { name: string; basedOn: string | undefined; kind: string; element: XmlElement };

export type ParagraphStyle = { role: Role | null; numbered: Numbered | null; look: Look };

/** Styles build on styles; a circle of them ends somewhere. */
const furthest = 20;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly known = new Map<string, ParagraphStyle>();
  private readonly looks = new Map<string, Look>();
  private readonly standard: string | undefined;
  private readonly defaults: Look;

  /** @param root of the styles; null where there are none, and ids are all there is */
  constructor(root: XmlElement | null) {
    let standard: string | undefined;
    for (const element of root ? elementsIn(root) : []) {
      const id = element.attributes.get("w:styleId");
      if (element.name !== "w:style" || id === undefined) continue;
      const kind = element.attributes.get("w:type") ?? "paragraph";
      const key = `${kind} ${id}`;
      if (this.styles.has(key)) continue;
      const style = { name: valueOf(element, "w:name") ?? id, basedOn: valueOf(element, "w:basedOn"), kind, element };
      this.styles.set(key, style);
      const isStandard = !["0", "false", "off", undefined].includes(element.attributes.get("w:default"));
      if (kind === "paragraph" && isStandard) standard ??= id;
    }
    this.standard = standard;
    const defaults = root ? childOf(childOf(root, "w:docDefaults"), "w:rPrDefault") : undefined;
    this.defaults = lookOf(childOf(defaults, "w:rPr"));
  }

  /** @param id null for a paragraph that names none */
  paragraph(id: string | null): ParagraphStyle {
    const called = id ?? this.standard ?? "";
    const known = this.known.get(called);
    if (known) return known;
    const line = this.line("paragraph", called);
    const numberings = line.map(({ element }) => numberedOf(childOf(element, "w:pPr")));
    const first = numberings.find((numbered) => numbered?.id !== undefined);
    const style: ParagraphStyle = {
      role: roleOf(line) ?? (line.length === 0 && id !== null ? roleByName(id) : null),
      numbered: first?.id === undefined ? null : { id: first.id, level: first.level ?? 0 },
      look: { ...this.defaults, ...this.lookAlong(line) },
    };
    this.known.set(called, style);
    return style;
  }

  /** Of a style of signs. */
  run(id: string): Look {
    const known = this.looks.get(id);
    if (known) return known;
    const line = this.line("character", id);
    const look = this.lookAlong(line);
    if ([id, ...line.map(({ name }) => name)].some(isCodeName)) look.isCode = true;
    this.looks.set(id, look);
    return look;
  }

  /** The numbering that a style of lists stands for. */
  list(id: string): string | undefined {
    return numberedOf(childOf(this.styles.get(`numbering ${id}`)?.element, "w:pPr"))?.id;
  }

  /** A style, the one it is based on, and so on. */
  private line(kind: string, id: string): Style[] {
    const line: Style[] = [];
    for (let next: string | undefined = id; next !== undefined && line.length < furthest;) {
      const style: Style | undefined = this.styles.get(`${kind} ${next}`);
      if (!style) break;
      line.push(style);
      next = style.basedOn;
    }
    return line;
  }

  private lookAlong(line: Style[]): Look {
    const looks = line.map(({ element }) => lookOf(childOf(element, "w:rPr")));
    return Object.assign({}, ...looks.reverse()) as Look;
  }
}

function roleOf(line: Style[]): Role | null {
  for (const { name, element } of line) {
    const byName = roleByName(name) ?? roleByName(element.attributes.get("w:styleId")!);
    if (byName) return byName;
    const level = levelOf(childOf(element, "w:pPr"));
    if (level !== undefined) return level;
  }
  return null;
}

/** The place in the outline: 0 to 8, and 9 for text. */
export function levelOf(properties: XmlElement | undefined): Role | undefined {
  const level = valueOf(properties, "w:outlineLvl");
  if (level === undefined || !/^[0-9]$/.test(level)) return undefined;
  return level === "9" ? { kind: "body" } : { kind: "heading", level: Number(level) + 1 };
}

export function numberedOf(
  properties: XmlElement | undefined,
): { id: string | undefined; level: number | undefined } | undefined {
  const numbering = childOf(properties, "w:numPr");
  if (!numbering) return undefined;
  const level = Number(valueOf(numbering, "w:ilvl") ?? NaN);
  return { id: valueOf(numbering, "w:numId"), level: level >= 0 && level <= 8 ? level : undefined };
}

/** Only what is said: what is not leaves the style its word. */
export function lookOf(properties: XmlElement | undefined): Look {
  const look: Look = {};
  if (!properties) return look;
  const isBold = isOn(properties, "w:b");
  if (isBold !== undefined) look.isBold = isBold;
  const isItalic = isOn(properties, "w:i");
  if (isItalic !== undefined) look.isItalic = isItalic;
  const isStruck = isOn(properties, "w:strike") ?? isOn(properties, "w:dstrike");
  if (isStruck !== undefined) look.isStruck = isStruck;
  const isHidden = isOn(properties, "w:vanish");
  if (isHidden !== undefined) look.isHidden = isHidden;
  const script = valueOf(properties, "w:vertAlign");
  if (script !== undefined) look.script = script;
  const language = childOf(properties, "w:lang")?.attributes;
  const said = isOn(properties, "w:rtl")
    ? language?.get("w:bidi")
    : (language?.get("w:val") ?? language?.get("w:eastAsia"));
  if (said !== undefined) look.language = said;
  return look;
}
