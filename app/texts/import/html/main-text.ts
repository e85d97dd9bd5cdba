/**
 * Which part of a web page is its text: Mozilla's Readability, on a page made ready for it, and a second opinion where
 * it left out words that the page itself calls its article.
 */
import { Readability } from "@mozilla/readability";
import { hasBeside, isBeside, roleOf, withoutOthers } from "./beside";
import { isWayAbout, removeWaysAtEnds } from "./ways-about";
import { isCaption } from "./parts";
import { allIn, classOf, elementsOf, firstIn, isHeading, lineOf, nodesOf, tagOf } from "./tree";
import { WordCount } from "./word-count";

export type MainText = { root: Element; title: string | null; byline: string | null; language: string | null };

/** Holds the level of a heading while Readability has it as a paragraph. */
const level = "data-lectern-level";
/** Before the names of an element while Readability must not judge by them. */
const aside = "data-lectern-";
const names = ["class", "id"];
const judgedByName = new Set("p li ol ul blockquote dl dd dt figure figcaption table pre aside".split(" "));

function rename(element: Element, from: string, to: string) {
  const value = from === "class" ? classOf(element) : element.getAttribute(from);
  if (value === null || value === "") return;
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
  const words = new WordCount();
  // Ways about the site, and the table of contents that a program made, which the headings say again.
  for (const element of allIn(body, (each) => isWayAbout(each, words), "each")) element.remove();
  if (isAllText(body, words)) {
    removeWaysAtEnds(body);
    return { ...named, root: body };
  }
  const called = calledText(document, words);
  const whole = words.in(body, "running");
  const most = called ? words.in(called, "running") : 0;
  if (called && most >= whole * 0.6) leaveOnly(called, body);
  makeReady(document);
  const found = new Readability<Element>(document, {
    serializer: (element) => element as Element,
    charThreshold: 200,
    keepClasses: true,
  }).parse();
  const root = found?.content ? restored(found.content, document) : null;
  // The page's own place for its text holds where Readability lost a part of the running words in it.
  const isWhole = root !== null && words.in(root, "running") >= (called ? most * 0.97 : whole * leastOfPage);
  const best = isWhole ? root : (placeIn(parse(), words) ?? root);
  if (best) removeWaysAtEnds(best);
  return best && { ...named, byline: named.byline ?? found?.byline ?? null, root: best };
}

/** A heading that opens and closes what is under it says its words in a button, and a button is no words. */
function headingsOfButtons(body: Element) {
  for (const button of allIn(body, (element) => tagOf(element) === "button", "each")) {
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
function placeIn(document: Document, words: WordCount): Element | null {
  const place = calledText(document, words) ?? document.body;
  headingsOfButtons(place);
  withoutOthers(place);
  return words.in(place, "all") > 0 ? place : null;
}

/** A page with nothing but words on it, such as a text program writes: all of it is the text. */
function isAllText(body: Element, words: WordCount): boolean {
  if (firstIn(body, isOfSite) || hasBeside(body)) return false;
  const all = words.in(body, "all");
  return all > 0 && 1 - words.in(body, "running") / all < 0.5;
}

const siteTags = new Set("form iframe button footer main article".split(" "));

/** What no text program writes. */
function isOfSite(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === "script") return element.hasAttribute("src");
  // Boxes to tick off stand in lists as well as in forms.
  if (tag === "input") return element.getAttribute("type")?.toLowerCase() !== "checkbox";
  return siteTags.has(tag);
}

/** What the page calls its text, if there is one such place. */
function calledText(document: Document, words: WordCount): Element | null {
  for (const isPlace of places) {
    const found = allIn(document, isPlace, "outermost");
    if (found.length !== 1) continue;
    const place = found[0]!;
    if (words.in(place, "all") >= 50) return place;
  }
  return null;
}

const places: ((element: Element) => boolean)[] = [
  (element) => element.hasAttributes() && element.getAttribute("itemprop") === "articleBody",
  (element) => tagOf(element) === "article",
  (element) => tagOf(element) === "main" || roleOf(element) === "main",
];

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
  const captions: Element[] = [];
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      const tag = tagOf(element);
      if (isHeading(tag)) headings.push(element);
      else if (tag === "aside" && !isBeside(element, tag)) notes.push(element);
      else if (tag === "div" && isCaption(element) && !element.firstElementChild?.matches("div,p,ul,ol,table"))
        captions.push(element);
      else if (judgedByName.has(tag) && element.hasAttributes())
        for (const name of names) rename(element, name, aside + name);
      walk(element);
    }
  };
  walk(document.body);
  // A `div` that becomes a paragraph there loses its attributes.
  for (const caption of captions) {
    const box = document.createElement("figcaption");
    for (const node of [...nodesOf(caption)]) box.appendChild(node);
    caption.replaceWith(box);
  }
  for (const note of notes) {
    // Not a `div`, for the same reason.
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
    const isWrapped = wrapper && tagOf(wrapper) === "div" && /\bheading\b/i.test(classOf(wrapper));
    if (isWrapped) wrapper.replaceWith(paragraph);
    else heading.replaceWith(paragraph);
  }
}

function restored(root: Element, document: Document): Element {
  const headings: Element[] = [];
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      if (element.hasAttributes()) {
        for (const name of names) rename(element, aside + name, name);
        if (element.hasAttribute(level)) headings.push(element);
      }
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

/** What the page says of itself. Its one first heading before its title, which mostly names the site as well. */
function namedIn(document: Document): Omit<MainText, "root"> {
  const said = saidIn(document);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const content = said.get(name.toLowerCase());
      if (content && !/^https?:/.test(content)) return content;
    }
    return null;
  };
  const firsts = allIn(document, (element) => tagOf(element) === "h1", "each")
    .map(lineOf)
    .filter(Boolean);
  const shown = lineOf(firstIn(document, (element) => tagOf(element) === "title") ?? document.createElement("title"));
  const called = meta("og:title", "citation_title", "dc.title", "DC.title", "twitter:title");
  // Text programs mark the title by a style, and may have an older one in the head.
  const styled = firstIn(document, isTitle);
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

const isTitle = (element: Element) =>
  element.hasAttributes() &&
  (/(?:^|\s)MsoTitle(?:\s|$)/.test(classOf(element)) ||
    (tagOf(element) === "h1" && /(?:^|\s)title(?:\s|$)/.test(classOf(element))));

/** What the page says in `meta`, by its small name: the first of each. */
function saidIn(document: Document): Map<string, string> {
  const said = new Map<string, string>();
  for (const element of allIn(document, (element) => tagOf(element) === "meta", "each")) {
    const content = element.getAttribute("content")?.trim() ?? "";
    for (const key of ["name", "property", "itemprop"]) {
      const name = element.getAttribute(key)?.toLowerCase();
      if (name !== undefined && !said.has(name)) said.set(name, content);
    }
  }
  return said;
}
