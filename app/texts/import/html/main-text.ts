/**
 * Which part of a web page is its text: Mozilla's Readability, on a page made ready for it, and a second opinion where
 * it left out words that the page itself calls its article.
 */
import { Readability } from "@mozilla/readability";
import { elementsOf, isHeading, isWordless, lineOf, nodesOf, tagOf } from "./tree";

export type MainText = { root: Element; title: string | null; byline: string | null; language: string | null };

/** Holds the level of a heading while Readability has it as a paragraph. */
const level = "data-lectern-level";
/** Before the names of an element while Readability must not judge by them. */
const aside = "data-lectern-";
const names = ["class", "id"];
const judgedByName = new Set("p li ol ul blockquote dl dd dt figure figcaption table pre aside".split(" "));

function rename(element: Element, from: string, to: string) {
  const value = element.getAttribute(from);
  if (value === null) return;
  element.setAttribute(to, value);
  element.removeAttribute(from);
}

/**
 * @param parse makes the page anew at each call: Readability takes apart what it reads
 * @returns null where nothing on the page is a text
 */
export function mainTextOf(parse: () => Document): MainText | null {
  const document = parse();
  const { body } = document;
  if (!body) return null;
  headingsOfButtons(body);
  const named = namedIn(document);
  // Ways about the site, and the table of contents that a program made, which the headings say again.
  for (const element of [...body.querySelectorAll("nav,[role=navigation],[role=doc-toc],[role=search],dialog")])
    element.remove();
  if (isAllText(body)) return { ...named, root: body };
  const called = calledText(document);
  const whole = wordsIn(body, "running");
  const most = called ? wordsIn(called, "running") : 0;
  if (called && most >= whole * 0.6) leaveOnly(called, body);
  makeReady(document);
  const found = new Readability<Element>(document, {
    serializer: (element) => element as Element,
    charThreshold: 200,
    keepClasses: true,
  }).parse();
  const root = found?.content ? restored(found.content, document) : null;
  // The page's own place for its text holds where Readability lost a part of the running words in it.
  const isWhole = root !== null && wordsIn(root, "running") >= (called ? most * 0.97 : whole * leastOfPage);
  const best = isWhole ? root : (placeIn(parse()) ?? root);
  return best && { ...named, byline: named.byline ?? found?.byline ?? null, root: best };
}

/** A heading that opens and closes what is under it says its words in a button, and a button is no words. */
function headingsOfButtons(body: Element) {
  for (const button of body.querySelectorAll("button")) {
    const heading = button.closest("h1,h2,h3,h4,h5,h6");
    if (!heading || lineOf(heading) !== "") continue;
    const words = button.ownerDocument.createElement("span");
    for (const node of [...nodesOf(button)]) words.appendChild(node);
    button.replaceWith(words);
  }
}

/** Of the running words of a page that names no place for its text. What finds fewer of them has taken a part for all. */
const leastOfPage = 0.3;

/** The page's own place for its text, or else all of it, less what surrounds the text there. */
function placeIn(document: Document): Element | null {
  const place = calledText(document) ?? document.body;
  headingsOfButtons(place);
  withoutOthers(place);
  return wordsIn(place, "all") > 0 ? place : null;
}

/** A page with nothing but words on it, such as a text program writes: all of it is the text. */
function isAllText(body: Element): boolean {
  // Boxes to tick off stand in lists as well as in forms.
  if (body.querySelector("script[src],form,iframe,button,input:not([type=checkbox]),footer,main,article")) return false;
  return !hasBeside(body) && wordsIn(body, "all") > 0 && linkShare(body) < 0.5;
}

function hasBeside(box: Element): boolean {
  for (const element of elementsOf(box)) if (isBeside(element, tagOf(element)) || hasBeside(element)) return true;
  return false;
}

/** What the page calls its text, if there is one such place. */
function calledText(document: Document): Element | null {
  for (const selector of ["[itemprop=articleBody]", "article", "main,[role=main]"]) {
    const found = [...document.querySelectorAll(selector)].filter(
      (element) => !element.parentElement?.closest(selector),
    );
    if (found.length !== 1) continue;
    const place = found[0]!;
    if (wordsIn(place, "all") >= 50) return place;
  }
  return null;
}

/** Where the page's text is most of the page, what stands around it (menus, hints, other pages) is none of it. */
function leaveOnly(place: Element, body: Element) {
  for (const node of [...nodesOf(body)]) if (node !== place) body.removeChild(node);
  if (place.parentElement !== body) body.appendChild(place);
  withoutOthers(place);
}

/**
 * Readability drops headings by their id ("social…"), by words they share with the title, and by the wrappers some
 * sites put around them, and paragraphs of a list or a quotation by their class. As paragraphs without names they stay.
 */
function makeReady(document: Document) {
  const headings: Element[] = [];
  const notes: Element[] = [];
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      const tag = tagOf(element);
      if (isHeading(tag)) headings.push(element);
      else if (tag === "aside" && !isBeside(element, tag)) notes.push(element);
      else if (judgedByName.has(tag)) for (const name of names) rename(element, name, aside + name);
      walk(element);
    }
  };
  walk(document.body);
  for (const note of notes) {
    // Not a `div`, whose attributes Readability loses here when it makes a paragraph of it.
    const box = document.createElement("section");
    for (const name of ["role", "id", aside + "class"])
      if (note.hasAttribute(name)) box.setAttribute(name, note.getAttribute(name)!);
    for (const node of [...nodesOf(note)]) box.appendChild(node);
    note.replaceWith(box);
  }
  for (const heading of headings) {
    const paragraph = document.createElement("p");
    paragraph.setAttribute(level, tagOf(heading)[1]!);
    const id = heading.getAttribute("id");
    if (id) paragraph.setAttribute(`${aside}id`, id);
    for (const node of [...nodesOf(heading)]) paragraph.appendChild(node);
    const wrapper = heading.parentElement;
    const isWrapped = wrapper && tagOf(wrapper) === "div" && /\bheading\b/i.test(wrapper.getAttribute("class") ?? "");
    if (isWrapped) wrapper.replaceWith(paragraph);
    else heading.replaceWith(paragraph);
  }
}

function restored(root: Element, document: Document): Element {
  const headings: Element[] = [];
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      for (const name of names) rename(element, aside + name, name);
      if (element.hasAttribute(level)) headings.push(element);
      walk(element);
    }
  };
  walk(root);
  for (const paragraph of headings) {
    const heading = document.createElement(`h${paragraph.getAttribute(level)!}`);
    for (const name of names)
      if (paragraph.hasAttribute(name)) heading.setAttribute(name, paragraph.getAttribute(name)!);
    for (const node of [...nodesOf(paragraph)]) heading.appendChild(node);
    paragraph.replaceWith(heading);
  }
  return root;
}

const besideTags = new Set("nav form footer button iframe dialog".split(" "));
/** Whose names say what they are for; a word or a paragraph with such a name is words all the same. */
const boxes = new Set("div section header ul ol table".split(" "));
const besideRoles = new Set(["navigation", "complementary", "search", "dialog"]);
const besideWords =
  /(?:^|[\s_-])(?:related|share|sharing|social|comments?|disqus|newsletter|subscribe|subscription|promo|sidebar|breadcrumbs?|advert(?:isement)?|ads?|cookie|paywall|recommended|pagination|toolbar|menu|mw-editsection|noprint|navbox|toc)(?:$|[\s_-])/i;

/** What stands in the place of the text and is none of it: further reading, forms, comments, menus. */
function isBeside(element: Element, tag: string): boolean {
  if (besideTags.has(tag)) return true;
  const role = element.getAttribute("role");
  if (role !== null && (besideRoles.has(role) || (role === "button" && tag === "a"))) return true;
  if (tag === "aside") return !/^doc-(?:foot|end)notes?$/.test(role ?? "");
  const called = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  if (called.length < 3) return false;
  return boxes.has(tag) ? besideWords.test(called) : /(?:^|\s)(?:mw-editsection|noprint)(?:\s|$)/.test(called);
}

function withoutOthers(box: Element) {
  for (const element of [...elementsOf(box)]) {
    if (isBeside(element, tagOf(element))) element.remove();
    else withoutOthers(element);
  }
}

/** @param which `running`: without links and what stands beside a text, since nobody reads a page for its lists of links */
function wordsIn(element: Element, which: "all" | "running"): number {
  let words = 0;
  for (const node of nodesOf(element)) {
    if (node.nodeType === 3) words += (node as Text).data.match(/\S+/g)?.length ?? 0;
    else if (node.nodeType === 1) {
      const tag = tagOf(node);
      if (
        isWordless(tag) ||
        (which === "running" && (isLinkAway(node as Element, tag) || isBeside(node as Element, tag)))
      )
        continue;
      words += wordsIn(node as Element, which);
    }
  }
  return words;
}

const isLinkAway = (element: Element, tag: string) =>
  tag === "a" && !(element.getAttribute("href") ?? "#").startsWith("#");

const linkShare = (element: Element) => 1 - wordsIn(element, "running") / Math.max(1, wordsIn(element, "all"));

/** What the page says of itself. Its one first heading before its title, which mostly names the site as well. */
function namedIn(document: Document): Omit<MainText, "root"> {
  const meta = (...names: string[]) => {
    for (const name of names) {
      const found = document.querySelector(
        `meta[name="${name}" i],meta[property="${name}" i],meta[itemprop="${name}" i]`,
      );
      const content = found?.getAttribute("content")?.trim();
      if (content && !/^https?:/.test(content)) return content;
    }
    return null;
  };
  const firsts = [...document.querySelectorAll("h1")].map(lineOf).filter(Boolean);
  const shown = lineOf(document.querySelector("title") ?? document.createElement("title"));
  const called = meta("og:title", "citation_title", "dc.title", "DC.title", "twitter:title");
  // Text programs mark the title by a style, and may have an older one in the head.
  const styled = document.querySelector(".MsoTitle,h1.title");
  const heading =
    (styled && lineOf(styled)) ||
    (firsts.find((first) => shown.includes(first) || called === first) ?? (firsts.length === 1 ? firsts[0]! : null));
  const root = document.documentElement;
  return {
    title: heading ?? called ?? (shown || null),
    byline: meta("author", "citation_author", "article:author", "dc.creator", "DC.creator"),
    language:
      root.getAttribute("lang") ??
      root.getAttribute("xml:lang") ??
      document.body?.getAttribute("lang") ??
      meta("og:locale", "language"),
  };
}
