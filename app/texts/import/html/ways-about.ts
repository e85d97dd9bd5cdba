/** Ways about a site, which its pages have around their texts: menus, bars, links to edit. */
import { roleOf } from "./beside";
import { classOf, isElement, isHeading, isText, isWordless, tagOf } from "./tree";
import type { WordCount } from "./word-count";

const roles = new Set(["navigation", "doc-toc", "search"]);
/** Of the programs that make most wikis: never words of their articles. */
const ofWikis = /(?:^|\s)(?:mw-editsection|mw-jump-link|magnify|navbox|noprint)(?:\s|$)/;
const idsOfWikis = new Set(["siteSub", "contentSub", "jump-to-nav", "catlinks"]);
/** Before there were elements for them. Their names alone say little, so most of their words have to lead away too. */
const boxes = new Set("div table section header footer ul ol p td center".split(" "));
const called =
  /(?:^|[\s_-])(?:nav|navi|navigation|navbar|topnav|menu|menubar|header|footer|masthead|topbar|bottombar|breadcrumbs?|sidebar)(?:$|[\s_-])/i;

/** Whether it is one, whatever page it stands on. */
export function isWayAbout(element: Element, words: WordCount): boolean {
  const tag = tagOf(element);
  if (tag === "nav" || tag === "dialog") return true;
  if (!element.hasAttributes()) return false;
  if (roles.has(roleOf(element) ?? "")) return true;
  const [names, id] = [classOf(element), element.getAttribute("id") ?? ""];
  if (ofWikis.test(names) || idsOfWikis.has(id)) return true;
  if (!boxes.has(tag) || !called.test(`${names} ${id}`)) return false;
  const all = words.in(element, "all");
  return (
    all > 0 &&
    words.in(element, "running") < all / 2 &&
    !element.querySelector("h1,h2,h3") &&
    !element.closest("article,main")
  );
}

/**
 * Takes away rows of links at either end of a text that stand there without a name. One link may be where the text first appeared; a list
 * under a heading is what that one promises.
 */
export function removeWaysAtEnds(root: Element): void {
  for (const end of ["first", "last"] as const)
    for (let at = outermost(root, end); at; at = outermost(root, end)) {
      const way = wayFrom(at, root, end);
      // Of a page that is nothing but links these are the words.
      if (!way || wordsIn(way) === wordsIn(root)) break;
      way.remove();
    }
}

const wordsIn = (element: Element) => (element.textContent ?? "").trim();

type End = "first" | "last";

/** The first or last thing in it that is more than blanks. */
function outermost(box: Element, end: End): Element | null {
  const step = end === "first" ? "nextSibling" : "previousSibling";
  for (let node = end === "first" ? box.firstChild : box.lastChild; node; node = node[step]) {
    if (isText(node) && node.data.trim() !== "") return null;
    if (isElement(node) && !isWordless(tagOf(node)) && lettersIn(node, 1) > 0) return node;
    if (isElement(node) && node.querySelector("img")) return null;
  }
  return null;
}

/** It, or what stands at that end of it, as far in as boxes go. */
function wayFrom(element: Element, root: Element, end: End): Element | null {
  for (let at: Element | null = element; at && at !== root; at = places.has(tagOf(at)) ? outermost(at, end) : null) {
    if (!isRowOfLinks(at)) continue;
    const before = at.previousElementSibling;
    return end === "last" && before && isHeading(tagOf(before)) ? null : at;
  }
  return null;
}

const places = new Set("article body center div main section table tbody td tr".split(" "));
const rows = new Set([...places, ..."p ul ol".split(" ")]);

function isRowOfLinks(element: Element): boolean {
  if (!rows.has(tagOf(element)) || lettersIn(element, mostOfRow) > mostOfRow) return false;
  let links = 0;
  const isAllLinks = (box: Element): boolean => {
    for (let node = box.firstChild; node; node = node.nextSibling) {
      if (isText(node) && /[\p{L}\p{N}]/u.test(node.data)) return false;
      if (!isElement(node) || isWordless(tagOf(node))) continue;
      if (isHeading(tagOf(node)) || tagOf(node) === "img") return false;
      if (tagOf(node) === "a" && !(node.getAttribute("href") ?? "#").startsWith("#")) links++;
      else if (!isAllLinks(node)) return false;
    }
    return true;
  };
  return isAllLinks(element) && links > 1;
}

/** Characters. What is longer is a register, not a row. */
const mostOfRow = 500;

/** Its characters without blanks, counted until there are more than that: most of a page is never looked at. */
function lettersIn(element: Element, most: number): number {
  let found = 0;
  for (let node = element.firstChild; node && found <= most; node = node.nextSibling) {
    if (isText(node)) found += node.data.replace(/\s+/g, "").length;
    else if (isElement(node)) found += lettersIn(node, most - found);
  }
  return found;
}
