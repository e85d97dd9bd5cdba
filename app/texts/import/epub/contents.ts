/** The table of contents of a book: of EPUB 3 (a page with a list) before that of EPUB 2 (`toc.ncx`). */
import { elementsOf, lineOf, tagOf, tidyLine } from "../html/tree";
import { parsedPage } from "../html/web-page";
import type { Zip } from "../zip";
import type { BookPackage } from "./package";
import type { Place, Places } from "./places";
import { asHtml, decodeXml, localName, named, parsedXml } from "./xml";

/** `depth` from 1. `hasOthers`: there are entries under it. Without a place of its own it has that of the first of them. */
export type Entry = { title: string; depth: number; place: Place; hasOthers: boolean };

/** More is no table of contents. */
const most = 20_000;

export function contentsOf(zip: Zip, { contents }: Pick<BookPackage, "contents">, places: Places): Entry[] {
  const read = (name: string) => decodeXml(zip.read(name) ?? new Uint8Array()).text;
  const { nav, ncx } = contents;
  const entries = nav === null ? [] : entriesOf(listOf(navIn(parsedPage(asHtml(read(nav))))), nav, places);
  if (entries.length > 0 || ncx === null) return entries;
  const map = [...named(parsedXml(read(ncx)), "navmap")][0];
  return map ? entriesOf(pointsOf(map), ncx, places) : [];
}

/** An entry as it is written. */
type Point = { title: string; href: string | null; others: Point[] };

function entriesOf(points: Point[], from: string, places: Places): Entry[] {
  const entries: Entry[] = [];
  const add = (all: Point[], depth: number) => {
    for (const point of all) {
      if (entries.length >= most) return;
      const place = firstPlace(point, from, places);
      if (place && point.title !== "")
        entries.push({ title: point.title, depth, place, hasOthers: point.others.length > 0 });
      add(point.others, place && point.title !== "" ? depth + 1 : depth);
    }
  };
  add(points, 1);
  return entries;
}

function firstPlace({ href, others }: Point, from: string, places: Places): Place | null {
  const own = href === null ? null : places.find(href, from);
  return own ?? (others[0] ? firstPlace(others[0], from, places) : null);
}

const typeOf = (element: Element) =>
  `${element.getAttribute("epub:type") ?? ""} ${element.getAttribute("role") ?? ""}`.toLowerCase();

export const isContents = (element: Element) =>
  tagOf(element) === "nav" && /\b(?:toc|doc-toc|landmarks|page-list|doc-pagelist|lo[tiav])\b/.test(typeOf(element));

function navIn(document: Document): Element | null {
  const navs = [...document.querySelectorAll("nav")];
  return navs.find((nav) => /\b(?:doc-)?toc\b/.test(typeOf(nav))) ?? navs[0] ?? null;
}

/** The entries of the first list in an element, hidden or not. */
function listOf(box: Element | null): Point[] {
  const list = box?.querySelector("ol,ul");
  return [...(list?.children ?? [])].flatMap((item): Point[] => {
    if (tagOf(item) !== "li") return [];
    const link = [...item.querySelectorAll("a")].find((each) => nearestItem(each) === item);
    const label = link ?? [...elementsOf(item)].find((each) => !["ol", "ul"].includes(tagOf(each)));
    return [{ title: titleOf(label), href: link?.getAttribute("href") ?? null, others: listOf(item) }];
  });
}

function nearestItem(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement) if (tagOf(at) === "li") return at;
  return null;
}

const titleOf = (label: Element | undefined) => (label ? lineOf(label).slice(0, 400) : "");

function pointsOf(box: Element): Point[] {
  return [...elementsOf(box)]
    .filter((element) => localName(element) === "navpoint")
    .map((point) => {
      const inside = [...elementsOf(point)];
      const label = inside.find((element) => localName(element) === "navlabel");
      const content = inside.find((element) => localName(element) === "content");
      return {
        title: tidyLine(label?.textContent ?? "").slice(0, 400),
        href: content?.getAttribute("src") ?? null,
        others: pointsOf(point),
      };
    });
}
