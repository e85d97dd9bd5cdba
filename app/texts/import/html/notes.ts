/**
 * Notes of web pages and books: which link is the mark of a note, which element the note is, and which links only lead
 * back. By what the page says (DPUB-ARIA `doc-noteref`, `epub:type`), else by how notes are written: a small label that
 * leads to a short element, which leads back.
 *
 * @see https://www.w3.org/TR/dpub-aria-1.1/
 */
import { escaped } from "../safe-html";
import { noteLabel, noteMark } from "../notes";
import { allIn, classOf, elementsOf, firstIn, isHeading, isElement, isText, nodesOf, tagOf, tidyLine } from "./tree";

/** A document, or what was taken of one. `base`: what its relative addresses start from; one of its own for each. */
export type Page = { root: Element; base: string };

/** `label` as the source shows it; `number` counts the notes of the whole text. */
type Note = { number: number; label: string; marks: number; element: Element };

const labels = /^(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,8}|[*†‡§¶‖#]{1,4})$/i;
const noteWords = /(?:^|[\s_-])(?:foot-?note|end-?note|note-?ref|fn-?ref|fn|reference|cite[_-]note|rearnote)/i;
const containers = new Set(["li", "p", "div", "aside", "dd", "td", "section", "blockquote"]);
/** Characters; what is longer is a chapter. */
const longest = 20_000;

export class PageNotes {
  private readonly marks = new Map<Element, Note>();
  private readonly notes = new Map<Element, Note>();
  private readonly back = new Set<Element>();
  private readonly targets = new Map<string, Element>();
  /** The addresses of an element, and of all within a note. */
  private readonly addresses = new Map<Element, string[]>();
  private readonly inside = new Map<Element, string[]>();
  private last = 0;

  constructor(pages: Page[]) {
    const links: { link: Element; to: string; from: string[] }[] = [];
    for (const page of pages) this.index(page, links);
    const pairs = links.flatMap(({ link, to, from }) => {
      const target = this.targets.get(to);
      const label = labelOf(link);
      return target && label !== null ? [{ link, to, from, target, label }] : [];
    });
    const leadsTo = new Map<string, Set<string>>();
    for (const { to, from } of links) for (const id of from) (leadsTo.get(id) ?? set(leadsTo, id)).add(to);
    const owners = new Map<Element, string>();
    for (const { link, to, from, target, label } of pairs) {
      const element = containerOf(target);
      if (!element || element.contains(link) || this.isInNote(link)) continue;
      const goesBack = from.some((id) => this.idsIn(element).some((inside) => leadsTo.get(inside)?.has(id)));
      if (!(goesBack || saysSo(link) || isRaised(link) || isNote(element))) continue;
      if ((owners.get(element) ?? to) !== to) continue;
      owners.set(element, to);
      const note = this.notes.get(element) ?? { number: ++this.last, label, marks: 0, element };
      this.notes.set(element, note);
      this.marks.set(outermost(link), note);
    }
    this.findWaysBack(links);
    this.findOthers();
  }

  get isEmpty() {
    return this.notes.size === 0;
  }

  /** The mark of a note as HTML, `back` for a link that only leads back to one, or null. */
  markOf(element: Element): string | "back" | null {
    if (this.notes.size === 0) return null;
    if (this.back.has(element)) return "back";
    const note = this.marks.get(element);
    return note ? noteMark(note.number, ++note.marks, escaped(note.label)) : null;
  }

  isNote = (element: Element) => this.notes.has(element);
  hasMark = (element: Element) => this.marks.has(element);

  /** The label with which the note begins. */
  labelOf(element: Element): { number: number; label: string; html: string } {
    const { number, label, marks } = this.notes.get(element)!;
    return { number, label, html: noteLabel(number, marks > 0, escaped(label)) };
  }

  /** In the order of the page, so that marks come before what they lead to. */
  private index({ root, base }: Page, links: { link: Element; to: string; from: string[] }[]) {
    const own = base.split("#")[0]!;
    const walk = (element: Element, above: string[]) => {
      const names = [element.getAttribute("id"), tagOf(element) === "a" ? element.getAttribute("name") : null];
      const ids = names.flatMap((name) => (name ? [`${own}#${name}`] : []));
      if (ids.length > 0) this.addresses.set(element, ids);
      for (const id of ids) if (!this.targets.has(id)) this.targets.set(id, element);
      const from = [...ids, ...above].slice(0, 4);
      const href = tagOf(element) === "a" ? element.getAttribute("href") : null;
      if (href?.includes("#")) {
        const to = addressOf(href, base);
        if (to) links.push({ link: element, to, from });
      }
      for (let node = element.firstChild; node; node = node.nextSibling)
        if (isElement(node)) walk(node, isInline(node) ? from : []);
    };
    walk(root, []);
  }

  /** The addresses within a note, and of it. */
  private idsIn(element: Element): string[] {
    const known = this.inside.get(element);
    if (known) return known;
    const ids = [...(this.addresses.get(element) ?? [])];
    for (const child of allIn(element, (inside) => this.addresses.has(inside), "each"))
      ids.push(...(this.addresses.get(child) ?? []));
    this.inside.set(element, ids);
    return ids;
  }

  private isInNote(link: Element): boolean {
    for (let at: Element | null = link; at; at = at.parentElement) if (this.notes.has(at)) return true;
    return false;
  }

  private findWaysBack(links: { link: Element; to: string; from: string[] }[]) {
    const calls = new Set<string>();
    for (const { link, from } of links) if (this.marks.has(outermost(link))) for (const id of from) calls.add(id);
    for (const { link, to } of links) {
      if (!calls.has(to) || !this.isInNote(link) || (link.textContent ?? "").trim().length > 20) continue;
      this.back.add(link);
    }
    // `^ a b` around the ways back says nothing without them.
    for (const link of [...this.back]) {
      for (let at = link.parentElement; at && isInline(at) && !wordsBeside(at, this.back); at = at.parentElement)
        this.back.add(at);
    }
  }

  /** Items of a list of notes that nothing calls for are notes as well. */
  private findOthers() {
    const lists = new Set(
      [...this.notes.keys()].flatMap((note) => (tagOf(note) === "li" ? [note.parentElement!] : [])),
    );
    for (const list of lists) {
      const start = Number(list.getAttribute("start") ?? 1) || 1;
      [...elementsOf(list)].forEach((item, i) => {
        if (tagOf(item) !== "li" || this.notes.has(item)) return;
        this.notes.set(item, { number: ++this.last, label: String(start + i), marks: 0, element: item });
      });
    }
  }
}

function set<Key, Value = Set<string>>(map: Map<Key, Value>, key: Key, value = new Set<string>() as Value): Value {
  map.set(key, value);
  return value;
}

function addressOf(href: string, base: string): string | null {
  try {
    const url = new URL(href.trim(), base).href;
    const [page, name = ""] = [url.slice(0, url.indexOf("#")), url.slice(url.indexOf("#") + 1)];
    return `${page}#${decodeURIComponent(name)}`;
  } catch {
    return null;
  }
}

const isInline = (element: Element) => !containers.has(tagOf(element)) && !outer.has(tagOf(element));
const outer = new Set(["ol", "ul", "body", "table", "tr", "article", "main"]);

/** The label of what may be the mark of a note: "3", "[3]", "note 3", "*". */
function labelOf(link: Element): string | null {
  const text = tidyLine((link.textContent ?? "").slice(0, 40)).replace(/^(?:note|n\.?|fn\.?)\s*(?=\d)/i, "");
  const bare = text.replace(/^[[({]\s*|\s*[\])}.]$/g, "");
  return labels.test(bare) ? bare : null;
}

/** The note that an address inside it stands for: the nearest block, unless it is a heading or a chapter. */
function containerOf(target: Element): Element | null {
  let at: Element | null = target;
  while (at && !containers.has(tagOf(at))) {
    if (isHeading(tagOf(at))) return null;
    at = at.parentElement;
  }
  if (!at) return null;
  // The paragraph in a box for one note, and the paragraph in an item.
  for (let above = at.parentElement; above && isBoxOf(above, at); above = at.parentElement) at = above;
  const tag = tagOf(at);
  const isTooMuch = (inside: Element) => isHeading(tagOf(inside)) || (tag !== "li" && tagOf(inside) === "li");
  if (firstIn(at, isTooMuch)) return null;
  return (at.textContent ?? "").length > longest ? null : at;
}

const isBoxOf = (above: Element, inside: Element) =>
  (tagOf(above) === "li" || ((tagOf(above) === "div" || tagOf(above) === "aside") && isNote(above))) &&
  above.firstElementChild === inside &&
  allIn(above, (inside) => inside.hasAttribute("id"), "each").length <= 12;

function isNote(element: Element): boolean {
  const role = `${element.getAttribute("role") ?? ""} ${element.getAttribute("epub:type") ?? ""}`;
  if (/\b(?:doc-)?(?:footnote|endnote|rearnote)s?\b/.test(role)) return true;
  if (noteWords.test(`${classOf(element)} ${element.getAttribute("id") ?? ""}`)) return true;
  const above = tagOf(element) === "li" ? element.parentElement : null;
  return above !== null && isNote(above);
}

function saysSo(link: Element): boolean {
  const role = `${link.getAttribute("role") ?? ""} ${link.getAttribute("epub:type") ?? ""}`;
  return /\b(?:doc-)?noteref\b/.test(role) || noteWords.test(classOf(link));
}

function isRaised(link: Element): boolean {
  if (link.firstElementChild && tagOf(link.firstElementChild) === "sup") return true;
  const above = link.parentElement;
  return (
    above !== null && (tagOf(above) === "sup" || (isInline(above) && tagOf(above.parentElement ?? above) === "sup"))
  );
}

/** The raised sign and the brackets around a mark belong to it. */
function outermost(link: Element): Element {
  let at = link;
  for (let above = link.parentElement; above && isInline(above); above = above.parentElement) {
    if (tagOf(above) === "sup" || tagOf(above) === "span") {
      if (tidyLine(above.textContent ?? "").replace(/[[\](){}\s]/g, "") !== labelOf(link)) break;
      at = above;
    } else break;
  }
  return at;
}

/** Whether an element says anything beside the links in it that are left out. */
function wordsBeside(element: Element, left: Set<Element>): boolean {
  for (const node of nodesOf(element)) {
    if (isText(node) ? /[\p{L}\p{N}]/u.test(node.data) : node.nodeType === 1 && !left.has(node as Element)) {
      if (isText(node) || wordsBeside(node as Element, left)) return true;
    }
  }
  return false;
}
