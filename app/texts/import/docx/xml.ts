/**
 * The XML of Office documents, element by element, so that of a long document only a paragraph or a table is held at a
 * time. Names are given the usual prefixes whatever the file calls them. Document types are refused: Office writes
 * none, and what they define (entities, other files) is how XML is made to swell or to fetch.
 *
 * @see ECMA-376 Part 2, 8.1.4: no document type declaration
 */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { invalid } from "../../../refusals";

export type XmlElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
};

/** Transitional, as nearly all are, and strict (ISO/IEC 29500). */
const prefixes = new Map<string, string>(
  [
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
    ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
    ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
    ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
    ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
    ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
    ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
    ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"],
    ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"],
    ["urn:schemas-microsoft-com:vml", "v"],
    ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
    ["http://schemas.openxmlformats.org/package/2006/content-types", "ct"],
    ["http://purl.org/dc/elements/1.1/", "dc"],
    ["http://www.w3.org/XML/1998/namespace", "xml"],
  ].map(([uri, prefix]) => [uri!, prefix!]),
);

/** Elements within elements. Word itself stops at tables some 60 deep. */
const deepest = 400;
const none: ReadonlyMap<string, string> = new Map();

export const brokenWord = () => invalid({ file: say(importWords, (w) => w.word.broken) });

type Open = { raw: string; names: Map<string, string> };
type Start = { name: string; attributes: ReadonlyMap<string, string>; isEmpty: boolean };

export class XmlReader {
  private at = 0;
  private readonly open: Open[] = [];
  private names = new Map([["xml", "xml"]]);

  /** @param source well-formed as far as it is read; what is not is refused when it is reached */
  constructor(private readonly source: string) {}

  /** The outermost element without its children: `children` and `element` read on. */
  root(): Start {
    const start = this.nextOf();
    if (start === null || typeof start === "string" || "end" in start) throw brokenWord();
    return start;
  }

  /** The elements within the one just begun, each in turn and whole, unless `enter` says to read its children instead. */
  *children(parent: Start, enter: (name: string) => boolean = () => false): Generator<XmlElement> {
    if (parent.isEmpty) return;
    for (let token = this.nextOf(); ; token = this.nextOf()) {
      if (token === null) throw brokenWord();
      if (typeof token === "string") continue;
      if ("end" in token) return;
      if (enter(token.name)) yield* this.children(token, enter);
      else yield this.whole(token);
    }
  }

  private whole(start: Start): XmlElement {
    const element: XmlElement = { name: start.name, attributes: start.attributes, children: [] };
    if (start.isEmpty) return element;
    for (let token = this.nextOf(); ; token = this.nextOf()) {
      if (token === null) throw brokenWord();
      if (typeof token === "string") element.children.push(token);
      else if ("end" in token) return element;
      else element.children.push(this.whole(token));
    }
  }

  private nextOf(): Start | { end: true } | string | null {
    const { source } = this;
    while (this.at < source.length) {
      const next = source.indexOf("<", this.at);
      if (next !== this.at) {
        const text = source.slice(this.at, next < 0 ? source.length : next);
        this.at = next < 0 ? source.length : next;
        if (this.open.length > 0) return decoded(text);
        continue;
      }
      const sign = source[next + 1];
      if (sign === "/") return this.end(next);
      if (sign === "?") this.at = this.after("?>", next);
      else if (source.startsWith("<!--", next)) this.at = this.after("-->", next);
      else if (source.startsWith("<![CDATA[", next)) {
        this.at = this.after("]]>", next);
        return source.slice(next + 9, this.at - 3);
      } else if (sign === "!") throw invalid({ file: say(importWords, (w) => w.word.documentType) });
      else return this.start(next);
    }
    if (this.open.length > 0) throw brokenWord();
    return null;
  }

  private after(sign: string, from: number): number {
    const at = this.source.indexOf(sign, from);
    if (at < 0) throw brokenWord();
    return at + sign.length;
  }

  private end(from: number): { end: true } {
    const last = this.open.pop();
    const after = this.after(">", from);
    if (!last || this.source.slice(from + 2, after - 1).trimEnd() !== last.raw) throw brokenWord();
    this.names = last.names;
    this.at = after;
    return { end: true };
  }

  private start(from: number): Start {
    namePattern.lastIndex = from + 1;
    const raw = namePattern.exec(this.source)?.[0];
    if (raw === undefined) throw brokenWord();
    const outer = this.names;
    let at = from + 1 + raw.length;
    let written: [name: string, value: string][] | null = null;
    for (;;) {
      attributePattern.lastIndex = at;
      const found = attributePattern.exec(this.source);
      if (!found) break;
      at = attributePattern.lastIndex;
      const value = found[2] ?? found[3] ?? "";
      const name = found[1]!;
      if (name === "xmlns" || name.startsWith("xmlns:")) this.declare(name.slice(6), decoded(value), outer);
      else (written ??= []).push([name, value]);
    }
    tagEnd.lastIndex = at;
    const close = tagEnd.exec(this.source);
    if (!close) throw brokenWord();
    this.at = tagEnd.lastIndex;
    const isEmpty = close[1] === "/";
    const name = this.nameOf(raw, true);
    const attributes = written
      ? new Map(written.map(([key, value]) => [this.nameOf(key, false), decoded(value)]))
      : none;
    if (isEmpty) this.names = outer;
    else if (this.open.push({ raw, names: outer }) > deepest)
      throw invalid({ file: say(importWords, (w) => w.word.tooDeep(deepest)) });
    return { name, attributes, isEmpty };
  }

  private declare(prefix: string, uri: string, outer: Map<string, string>) {
    if (this.names === outer) this.names = new Map(outer);
    this.names.set(prefix, prefixes.get(uri) ?? "?");
  }

  private nameOf(raw: string, isElement: boolean): string {
    const colon = raw.indexOf(":");
    if (colon < 0 && !isElement) return raw;
    const prefix = colon < 0 ? "" : raw.slice(0, colon);
    const known = this.names.get(prefix) ?? (prefix === "" ? "" : "?");
    const local = colon < 0 ? raw : raw.slice(colon + 1);
    if (known === prefix && colon > 0) return raw;
    return known === "" ? local : `${known}:${local}`;
  }
}

const namePattern = /[^\s<>/="'!?]+/y;
const attributePattern = /\s+([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five names of XML and numbers. Any other name would have been defined by a document type, and says nothing. */
function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name as string] ?? (whole as string);
    const code = hex === undefined ? Number(decimal) : parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
  });
}

/** A small part whole, such as the styles. */
export function xmlTree(source: string): XmlElement {
  const reader = new XmlReader(source);
  const root = reader.root();
  return { name: root.name, attributes: root.attributes, children: [...reader.children(root)] };
}

export const elementsIn = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== "string");

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child): child is XmlElement => typeof child !== "string" && child.name === name);

/** The `w:val` of a child; undefined without the child. */
export const valueOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.get("w:val");

/** A property that is on when it is there, unless it says that it is off (17.17.4). Undefined: not said. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child && !["0", "false", "off"].includes(child.attributes.get("w:val") ?? "");
}

/** All the words within, whatever stands around them. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}
