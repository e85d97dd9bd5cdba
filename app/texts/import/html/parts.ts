/**
 * The tree of a page to headings and blocks in the order in which they are read. What stands loose between blocks is a
 * paragraph of its own; nothing that is words is left out, nothing is said twice.
 */
import type { BlockKind } from "../../text";
import { codeHtml } from "../markdown-parser";
import { escaped } from "../safe-html";
import { flowHtml, inTurn, listHtml, nearestTable, tableHtml } from "./flow";
import { isPageNumber, paragraphsOf } from "./inline";
import type { Page, PageNotes } from "./notes";
import { altOf, picturesAlone, picturesAtEnds, pictureParts } from "./pictures";
import { withoutPageMarks } from "./print-pages";
import { Blocks, classOf, elementsOf, isElement, isHeading, isWordless, lineOf, nodesOf, tagOf } from "./tree";
import type { PageWork } from "./work";

export type Part =
  | { kind: "heading"; level: number; text: string }
  | { kind: Exclude<BlockKind, "footnote">; html: string; text?: string }
  | { kind: "footnote"; html: string; number: number };

/** What goes with a walk through one page. */
export type Walk = { work: PageWork; notes: PageNotes; base: string; blocks: Blocks };

export function partsOf({ root, base }: Page, work: PageWork, notes: PageNotes): Part[] {
  const parts: Part[] = [];
  const walk: Walk = { work, notes, base, blocks: new Blocks() };
  within(root, walk, parts);
  return parts;
}

/** A box: its blocks in turn, and the loose words between them. */
function within(box: Element, walk: Walk, parts: Part[]) {
  inTurn(box, walk, {
    loose: (nodes) => paragraphs(nodes, walk, parts),
    block: (element) => block(element, walk, parts),
  });
}

function block(element: Element, walk: Walk, parts: Part[]) {
  const tag = tagOf(element);
  if (walk.notes.isNote(element)) return note(element, walk, parts);
  if (isHeading(tag)) return heading(element, Number(tag[1]), walk, parts);
  switch (tag) {
    case "p":
      if (isCaption(element)) return caption(element, walk, parts);
      return walk.blocks.inside(element) ? within(element, walk, parts) : paragraphs(nodesOf(element), walk, parts);
    case "blockquote":
      return quote(element, walk, parts);
    case "ul":
    case "ol":
    case "menu":
    case "dir":
    case "dl":
      return list(element, walk, parts);
    case "table":
      return table(element, walk, parts);
    case "pre":
      return code(element, walk, parts);
    case "figcaption":
    case "caption":
      return caption(element, walk, parts);
    case "figure":
      return figure(element, walk, parts);
    case "hr":
      return;
    default:
      if (tag === "div" && isCaption(element) && !walk.blocks.inside(element)) return caption(element, walk, parts);
      return isStanza(element, walk) ? stanza(element, walk, parts) : within(element, walk, parts);
  }
}

function heading(element: Element, level: number, walk: Walk, parts: Part[]) {
  // A heading is words alone: a page of the print that begins in it begins with what follows.
  some(element, (inside) => {
    if (isPageNumber(inside)) walk.work.pages.see(inside);
    return false;
  });
  const text = apartFromNumber(element, headingText(element, walk));
  walk.work.spend(text.length);
  // What is as long as a paragraph is one, whatever its size, and a line under the title heads nothing.
  const isParagraph = text.length > 400 || (text !== "" && subtitle.test(classOf(element)));
  if (isParagraph) parts.push({ kind: "paragraph", html: escaped(text) });
  else if (text !== "") parts.push({ kind: "heading", level, text });
}

/** A number in an element of its own, which the page sets apart without a blank, as statutes have it. */
function apartFromNumber(element: Element, text: string): string {
  let first: Node | null = element;
  while (first?.firstChild) first = first.firstChild;
  const number = first?.nodeType === 3 && first.parentNode !== element ? (first.textContent ?? "").trim() : "";
  const isGlued =
    /^[§\d][\d.()]{0,10}$/.test(number) && text.startsWith(number) && /^\p{L}/u.test(text.slice(number.length));
  return isGlued ? `${number} ${text.slice(number.length)}` : text;
}

const subtitle = /(?:^|[\s_-])(?:sub-?title|standfirst|deck)(?:$|\s)/i;

/** Without the marks of notes: a heading is a line of words. */
function headingText(element: Element, walk: Walk): string {
  if (walk.notes.isEmpty || !some(element, walk.notes.hasMark)) return lineOf(element);
  const marks = [...element.querySelectorAll("sup,a,span")].filter(walk.notes.hasMark);
  const copy = element.cloneNode(true) as Element;
  const all = [...element.querySelectorAll("*")];
  const copies = [...copy.querySelectorAll("*")];
  for (const mark of marks) copies[all.indexOf(mark)]?.remove();
  // The note keeps a mark to lead back to.
  for (const mark of marks) walk.notes.markOf(mark);
  return lineOf(copy);
}

function paragraphs(nodes: Iterable<Node>, walk: Walk, parts: Part[]) {
  const run = [...nodes];
  const alone = picturesAlone(run);
  if (alone) return void parts.push(...pictureParts(alone, walk));
  const { before, words, after } = picturesAtEnds(run);
  parts.push(...pictureParts(before, walk));
  lines(words, walk, parts);
  parts.push(...pictureParts(after, walk));
}

function lines(run: Node[], walk: Walk, parts: Part[]) {
  for (const html of paragraphsOf(run, walk.work, walk.notes, walk.base)) {
    // A row of stars between scenes is no paragraph to argue about.
    if (/^(?:[\s*•·—–_~-]|<br>)+$/.test(withoutPageMarks(html))) {
      walk.work.pages.keep(html);
      continue;
    }
    const rows = html.split("<br>");
    if (rows.length === 1) {
      parts.push({ kind: "paragraph", html });
      continue;
    }
    const lengths = rows.map((line) => line.replace(/<[^<>]*>/g, "").trim().length);
    // Pages of old part paragraphs by a single break: then every line but the last is as long as a paragraph.
    if (lengths.slice(0, -1).every((length) => length > 160) && !/<(?!br>)/.test(withoutPageMarks(html)))
      for (const row of rows) parts.push({ kind: "paragraph", html: row.trim() });
    else parts.push({ kind: rows.length > 2 && lengths.every((length) => length <= 90) ? "verse" : "paragraph", html });
  }
}

/** Its caption is the word for it; only without one does the description of the picture stand there. */
function figure(element: Element, walk: Walk, parts: Part[]) {
  const captioned = element.querySelector("figcaption");
  if (!captioned || lineOf(captioned) === "") return within(element, walk, parts);
  const inside: Part[] = [];
  within(element, walk, inside);
  // The description of the picture beside its caption mostly says the same again.
  parts.push(
    ...inside.filter((part, i) => part.kind !== "caption" || i === inside.length - 1 || !isAlt(part, element)),
  );
}

function isAlt(part: Part, element: Element): boolean {
  if (part.kind !== "caption") return false;
  return [...element.querySelectorAll("img")].some((picture) => escaped(altOf(picture)) === part.html);
}

/** Verse with an element for each line, as editors of books write it. */
function isStanza(element: Element, walk: Walk): boolean {
  const names = classOf(element);
  if (!/(?:^|[\s_-])(?:stanza|linegroup|verse-?group|lg)(?:$|[\s_-])/i.test(names)) return false;
  const lines = [...elementsOf(element)];
  return lines.length > 0 && lines.every((line) => !walk.blocks.inside(line) && !isHeading(tagOf(line)));
}

function stanza(element: Element, walk: Walk, parts: Part[]) {
  const lines = [...elementsOf(element)].flatMap((line) =>
    paragraphsOf(nodesOf(line), walk.work, walk.notes, walk.base),
  );
  if (lines.length > 0) parts.push({ kind: "verse", html: lines.join("<br>") });
}

/** As programs wrote captions before there was an element for them. */
export const isCaption = (element: Element) =>
  /(?:^|\s)(?:(?:wp-|image-|figure-|fig)?caption|wp-caption-text|caption-text|thumbcaption)(?:\s|$)/i.test(
    classOf(element),
  ) && (element.textContent ?? "").length <= 1000;

function caption(element: Element, walk: Walk, parts: Part[]) {
  const html = flowHtml(element, walk, "line");
  if (html !== "") parts.push({ kind: "caption", html });
}

/** With headings inside it is a page within the page. */
function quote(element: Element, walk: Walk, parts: Part[]) {
  if (hasHeading(element) || hasNote(element, walk)) return within(element, walk, parts);
  const html = flowHtml(element, walk, "paragraphs");
  if (html !== "") parts.push({ kind: "quote", html: `<blockquote>${html}</blockquote>` });
}

function list(element: Element, walk: Walk, parts: Part[]) {
  if (hasHeading(element) || some(element, (inside) => tagOf(inside) === "table") || hasNote(element, walk))
    return within(element, walk, parts);
  const html = listHtml(element, walk);
  if (html !== "") parts.push({ kind: "list", html });
}

const hasNote = (element: Element, walk: Walk) =>
  !walk.notes.isEmpty && some(element, (inside) => walk.notes.isNote(inside));

/** Whether an element within this one is of a kind. Faster by far than a selector. */
function some(box: Element, test: (element: Element) => boolean): boolean {
  for (let node = box.firstChild; node; node = node.nextSibling)
    if (isElement(node) && (test(node) || some(node, test))) return true;
  return false;
}
const hasHeading = (box: Element) => some(box, (element) => isHeading(tagOf(element)));

/** A table that only places things on the page is read cell by cell. */
function table(element: Element, walk: Walk, parts: Part[]) {
  const title = [...elementsOf(element)].find((child) => tagOf(child) === "caption");
  if (title) caption(title, walk, parts);
  if (isLayout(element) || hasNote(element, walk)) {
    for (const child of elementsOf(element)) if (child !== title) block(child, walk, parts);
    return;
  }
  const html = tableHtml(element, walk);
  if (html !== "") parts.push({ kind: "table", html });
}

function isLayout(table: Element): boolean {
  if (table.getAttribute("role") === "presentation") return true;
  if ([...table.querySelectorAll("th,thead")].some((head) => nearestTable(head) === table)) return false;
  if (table.querySelector("table,h1,h2,h3,h4,h5,h6,blockquote,ul,ol,pre")) return true;
  const rows = [...table.querySelectorAll("tr")];
  const widest = Math.max(0, ...rows.map((row) => row.children.length));
  const cells = [...table.querySelectorAll("td")];
  // Rules and many paragraphs in a cell are no figures.
  const isPage = (cell: Element) => {
    const inside = [...elementsOf(cell)].map(tagOf);
    return inside.includes("hr") || inside.includes("center") || inside.filter((tag) => pagely.has(tag)).length > 3;
  };
  if (cells.some(isPage)) return true;
  return widest <= 1 || cells.some((cell) => (cell.textContent ?? "").length > 1000);
}

const pagely = new Set(["p", "div"]);

function code(element: Element, walk: Walk, parts: Part[]) {
  let text = "";
  const add = (node: Node) => {
    if (isElement(node)) {
      if (tagOf(node) === "br") text += "\n";
      else if (!isWordless(tagOf(node))) for (const child of nodesOf(node)) add(child);
    } else if (node.nodeType === 3) text += node.textContent ?? "";
  };
  add(element);
  text = text.replace(/\r\n?/g, "\n").replace(/^\n/, "").trimEnd();
  walk.work.spend(text.length);
  if (text.trim() !== "") parts.push({ kind: "code", html: codeHtml(text), text });
}

function note(element: Element, walk: Walk, parts: Part[]) {
  const { number, label, html } = walk.notes.labelOf(element);
  const said = flowHtml(element, walk, "paragraphs").replace(startingWith(label), "$1");
  if (said.replace(/<[^<>]*>/g, "").trim() === "") return;
  const inside = said.startsWith("<p>") ? `<p>${html} ${said.slice(3)}` : `<p>${html}</p>${said}`;
  parts.push({ kind: "footnote", number, html: inside });
}

/** The label once more, as many pages write it before the words of the note. */
const startingWith = (label: string) =>
  new RegExp(
    String.raw`^((?:<[^<>]*>)*)[\[(]?${label.replace(/[^\p{L}\p{N}]/gu, "\\$&")}(?:[\])]\.?|[.):]|(?=\s|<))\s*`,
    "u",
  );
