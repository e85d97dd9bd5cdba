/**
 * Headings of a book's pages, with the help of its table of contents: what a page calls only in looks becomes a heading,
 * a page without one gets it from there, and parts stand above their chapters. No word of a page is touched.
 */
import {
  Blocks,
  elementsOf,
  isElement,
  isHeading,
  isHidden,
  isText,
  isWordless,
  lineOf,
  nodesOf,
  tagOf,
} from "../html/tree";
import type { Entry } from "./contents";

const levelOf = (heading: Element) => Number(tagOf(heading)[1]);
const deepest = 6;
/** Characters; what is longer is a paragraph. */
const longest = 400;

/** What stands in one place with no words between: entries that lead there, headings, and what comes after them. */
type Place = { entries: Entry[]; headings: Element[]; next: Element | null };

/** Goes through the pages in the order of the book. */
export class BookHeadings {
  /** Contents that do not nest say nothing of levels. */
  private readonly isNested: boolean;
  /** From the levels of a page to those of the book. */
  private shift = 0;

  /** @param usual the level at which chapters of the book mostly begin */
  constructor(
    entries: Entry[],
    private readonly usual: number,
  ) {
    this.isNested = entries.some(({ depth }) => depth > 1);
  }

  /** @param entries those that lead to this page */
  apply(root: Element, entries: Entry[]): void {
    const places = placesOf(root, entries);
    const isBare = places.every(({ headings }) => headings.length === 0);
    const said = new Set(places.flatMap(({ headings }) => headings.map((heading) => plain(lineOf(heading)))));
    for (const place of places) this.settle(place, isBare, said, root);
  }

  private settle({ entries, headings, next }: Place, isBare: boolean, said: Set<string>, root: Element) {
    const pairs = paired(entries, headings);
    const own = headings.map(levelOf);
    const levels = new Map<Element, number>();
    if (this.isNested) {
      const [first] = pairs;
      if (first && entries.length === 1) this.shift = first[0].depth - Math.min(...own);
      headings.forEach((heading, i) => {
        const entry = pairs.find(([, each]) => each === heading)?.[0];
        if (entry && entries.length > 1) this.shift = entry.depth - own[i]!;
        levels.set(heading, own[i]! + this.shift);
      });
    }
    const before = headings[0] ?? next;
    for (const entry of entries) {
      // One that stands further down is not said twice.
      if (pairs.some(([each]) => each === entry) || said.has(plain(entry.title))) continue;
      const level = this.isNested ? entry.depth : this.usual;
      const called = headings.length === 0 && next ? calledAs(entry.title, next) : null;
      if (called) return this.rename(called, level);
      if ((isBare && next) || entry.hasOthers) insert(entry.title, level, before, root);
    }
    for (const [heading, level] of levels) if (level !== levelOf(heading)) replaced(heading, level);
  }

  private rename([first, second]: Element[], level: number) {
    const heading = replaced(first!, level);
    this.shift = 0;
    if (!second) return;
    heading.appendChild(heading.ownerDocument.createTextNode(" "));
    for (const node of [...nodesOf(second)]) heading.appendChild(node);
    second.remove();
  }
}

/** The level of most first headings of pages. */
export function usualLevel(roots: Element[]): number {
  const counts = new Map<number, number>();
  for (const root of roots) {
    const first = firstHeading(root);
    if (first) counts.set(levelOf(first), (counts.get(levelOf(first)) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 1;
}

function firstHeading(box: Element): Element | null {
  for (const element of elementsOf(box)) {
    const found = isHeading(tagOf(element)) ? element : firstHeading(element);
    if (found) return found;
  }
  return null;
}

function placesOf(root: Element, entries: Entry[]): Place[] {
  const wanted = new Map<string, Entry[]>();
  const start: Entry[] = [];
  const known = idsIn(root);
  for (const entry of entries) {
    const id = entry.place.fragment;
    if (id === null || !known.has(id)) start.push(entry);
    else wanted.set(id, [...(wanted.get(id) ?? []), entry]);
  }
  const blocks = new Blocks();
  const places: Place[] = [];
  let place: Place = { entries: start, headings: [], next: null };
  const close = (next: Element | null) => {
    if (place.entries.length > 0 || place.headings.length > 0) places.push({ ...place, next });
    place = { entries: [], headings: [], next: null };
  };
  const reach = (element: Element) => {
    for (const id of idsOf(element)) place.entries.push(...(wanted.get(id) ?? []).splice(0));
  };
  const walk = (box: Element) => {
    for (const node of nodesOf(box)) {
      if (isText(node)) {
        if (/[\p{L}\p{N}]/u.test(node.data)) close(blockOf(box, blocks));
        continue;
      }
      if (!isElement(node) || isHidden(node) || isWordless(tagOf(node))) continue;
      reach(node);
      if (isHeading(tagOf(node)) && lineOf(node) !== "") {
        place.headings.push(node);
        for (const inside of node.querySelectorAll("[id],[name]")) reach(inside);
      } else walk(node);
    }
  };
  walk(root);
  close(null);
  return places;
}

const idsOf = (element: Element) =>
  [element.getAttribute("id"), tagOf(element) === "a" ? element.getAttribute("name") : null].filter(
    (id) => id !== null,
  );

function idsIn(root: Element): Set<string> {
  const ids = new Set<string>();
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      for (const id of idsOf(element)) ids.add(id);
      walk(element);
    }
  };
  walk(root);
  return ids;
}

function blockOf(box: Element, blocks: Blocks): Element {
  let at = box;
  while (!blocks.has(at) && at.parentElement) at = at.parentElement;
  return at;
}

/** Entries with their headings: by their words, and what is left in its order; the innermost entries are nearest to them. */
function paired(entries: Entry[], headings: Element[]): [Entry, Element][] {
  const pairs: [Entry, Element][] = [];
  const free = [...headings];
  const rest: Entry[] = [];
  for (const entry of entries) {
    const same = free.findIndex((heading) => plain(lineOf(heading)) === plain(entry.title));
    if (same < 0) rest.push(entry);
    else pairs.push([entry, ...free.splice(same, 1)] as [Entry, Element]);
  }
  const near = rest.slice(-free.length || rest.length);
  if (free.length > 0) near.forEach((entry, i) => pairs.push([entry, free[i]!]));
  return pairs;
}

const plain = (text: string) =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join("");

/** The paragraph, or the two, that say what the table of contents says. */
function calledAs(title: string, block: Element): Element[] | null {
  const wanted = plain(title);
  const said = lineOf(block);
  if (wanted === "" || said.length > longest || block.parentElement === null || tagOf(block) === "body") return null;
  if (plain(said) === wanted) return [block];
  const next = block.nextElementSibling;
  if (!next || tagOf(next) !== tagOf(block) || lineOf(next).length > longest) return null;
  return plain(said + lineOf(next)) === wanted ? [block, next] : null;
}

function insert(title: string, level: number, before: Element | null, root: Element) {
  const heading = root.ownerDocument.createElement(`h${Math.min(deepest, Math.max(1, level))}`);
  heading.textContent = title;
  if (before?.parentElement && tagOf(before) !== "body") before.before(heading);
  else {
    const body = before ?? root.querySelector("body") ?? root;
    body.insertBefore(heading, body.firstChild);
  }
}

function replaced(element: Element, level: number): Element {
  const heading = element.ownerDocument.createElement(`h${Math.min(deepest, Math.max(1, level))}`);
  for (const name of ["id", "class"])
    if (element.hasAttribute(name)) heading.setAttribute(name, element.getAttribute(name)!);
  for (const node of [...nodesOf(element)]) heading.appendChild(node);
  element.replaceWith(heading);
  return heading;
}
