/**
 * XML and XHTML for parsers that are made for HTML, and for books that are not quite either. Entities that a document
 * declares itself are never read, so nothing swells and nothing is fetched: `&x;` stays as it is written.
 */
import { decodePage } from "../decode-page";
import { requireClosed, requireShallow } from "../html/web-page";
import { elementsOf, tagOf } from "../html/tree";
import { parseXml } from "../parser";
import { escaped } from "../safe-html";

/** By byte order mark, then as the document says of itself, then by its letters. `sure`: false when guessed. */
export function decodeXml(bytes: Uint8Array): { text: string; sure: boolean } {
  if (bytes.length === 0) return { text: "", sure: true };
  return decodePage(bytes, byFirstSign(bytes) ?? declared(bytes));
}

/** UTF-16 without a mark begins with half a `<` all the same. (XML 1.0, appendix F) */
const byFirstSign = ([first, second]: Uint8Array) =>
  first === 0 && second === 0x3c ? "utf-16be" : first === 0x3c && second === 0 ? "utf-16le" : undefined;

const declared = (bytes: Uint8Array) =>
  /^\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    new TextDecoder("latin1").decode(bytes.subarray(0, 300)),
  )?.[1];

/** A package or a table of contents as a tree. @throws Refusal `invalid` when its elements nest too deep */
export function parsedXml(source: string): Document {
  const tidy = rewritten(source, "xml");
  requireClosed(tidy);
  const document = parseXml(tidy);
  requireShallow(document);
  return document;
}

/** The name of an element without its prefix, in small letters. */
export const localName = (node: Node): string => tagOf(node).replace(/^.*:/, "");

/** All elements of a name, in their order. */
export function* named(root: Node, ...names: string[]): Generator<Element> {
  for (const element of elementsOf(root)) {
    if (names.includes(localName(element))) yield element;
    yield* named(element, ...names);
  }
}

const voids = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const programs = new Set(["script", "style"]);

/** XHTML as HTML: `<a id="x"/>` opens and closes there, where HTML would take it for open. */
export const asHtml = (source: string) => rewritten(source, "html");

function rewritten(source: string, as: "xml" | "html"): string {
  const own = as === "html" ? ownPrefix(source) : null;
  const pieces: string[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    pieces.push(source.slice(at, open < 0 ? source.length : open));
    if (open < 0) break;
    const { html, end } = markAt(source, open, as, own);
    pieces.push(html);
    at = end;
  }
  return pieces.join("");
}

type Mark = { html: string; end: number };

function markAt(source: string, at: number, as: "xml" | "html", own: string | null): Mark {
  const until = (sign: string, from: number) => {
    const end = source.indexOf(sign, from);
    return end < 0 ? null : end + sign.length;
  };
  const nothing = (end: number | null): Mark => (end === null ? { html: "&lt;", end: at + 1 } : { html: "", end });
  if (source.startsWith("<!--", at)) return nothing(until("-->", at + 4));
  if (source.startsWith("<![CDATA[", at)) {
    const end = until("]]>", at + 9);
    return end === null ? nothing(null) : { html: escaped(source.slice(at + 9, end - 3)), end };
  }
  if (source[at + 1] === "!") return nothing(endOfDeclaration(source, at));
  if (source[at + 1] === "?") return nothing(until("?>", at + 2) ?? until(">", at + 2));
  const [opening, slash, fullName] = tagAt(source, at) ?? [];
  const end = opening === undefined ? null : endOfTag(source, at + opening.length);
  if (opening === undefined || fullName === undefined || end === null) return nothing(null);
  const name = own && fullName.startsWith(own) ? fullName.slice(own.length) : fullName;
  const key = name.toLowerCase();
  const isEmpty = source[end - 2] === "/" && slash === "";
  const written = source.slice(at + opening.length, isEmpty ? end - 2 : end - 1);
  // A value that never ends would take the words behind it along.
  const rest = wellQuoted.test(written) ? written : "";
  if (as === "html" && voids.has(key)) return { html: slash ? "" : `<${name}${rest}>`, end };
  if (as === "html" && programs.has(key) && !slash)
    return { html: "", end: isEmpty ? end : (endOfProgram(source, key, end) ?? end) };
  if (slash) return { html: `</${name}>`, end };
  return { html: isEmpty ? `<${name}${rest}></${name}>` : `<${name}${rest}>`, end };
}

const wellQuoted = /^(?:[^"']|"[^"]*"|'[^']*')*$/;

const tagSign = /<(\/?)([A-Za-z_][\w:.-]*)/y;
function tagAt(source: string, at: number): RegExpExecArray | null {
  tagSign.lastIndex = at;
  return tagSign.exec(source);
}

/** Behind the `>` that is in no value. A `<` before it means that a quotation mark is missing: then it is the first `>`. */
function endOfTag(source: string, from: number): number | null {
  let quote = "";
  for (let at = from; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === "<") break;
    if (quote) {
      if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at + 1;
  }
  const next = source.indexOf("<", from);
  const end = source.indexOf(">", from);
  return end < 0 || (next >= 0 && next < end) ? null : end + 1;
}

/** With what it declares inside. */
function endOfDeclaration(source: string, at: number): number | null {
  const end = source.indexOf(">", at);
  const inside = source.indexOf("[", at);
  if (end < 0) return null;
  if (inside < 0 || inside > end) return end + 1;
  const closing = /\]\s{0,100}>/g;
  closing.lastIndex = inside;
  return closing.exec(source) ? closing.lastIndex : source.length;
}

function endOfProgram(source: string, name: string, from: number): number | null {
  const closing = new RegExp(`</${name}\\s{0,20}>`, "gi");
  closing.lastIndex = from;
  return closing.exec(source) ? closing.lastIndex : null;
}

/** Some books write `<h:p>`, having said what `h` stands for. */
function ownPrefix(source: string): string | null {
  const found = /\sxmlns:([\w.-]{1,40})\s{0,9}=\s{0,9}["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.exec(
    source.slice(0, 5000),
  )?.[1];
  return found === undefined ? null : `${found}:`;
}
