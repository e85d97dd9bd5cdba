/** A web page, from its address or saved as a file, to sections and blocks. */
import { importWords } from "../../../words/import";
import { say, type Language } from "../../../words/words";
import { invalid } from "../../../refusals";
import { unknownOrigin, type OriginSaid } from "../../origin";
import { hasPictures } from "../../pictures/among-words";
import { Embedded, nothingBeside, type ReadDraft } from "../../pictures/embedded";
import { bylineOf, languageOf, titleOf } from "../front-matter";
import { withBoldHeadings } from "./bold-headings";
import { mainTextOf } from "./main-text";
import { originOfPage } from "./origin";
import { parseHtml } from "../parser";
import { wordsOf } from "../safe-html";
import { PageNotes } from "./notes";
import { partsOf, type Part } from "./parts";
import { sectionsOf } from "./sections";
import { tidyLine } from "./tree";
import { PageWork } from "./work";

/** Stands for the address of a page that came without one. */
const nowhere = "page://here/";

/**
 * @param source the page as text
 * @param base the address it came from
 * @throws Refusal `invalid` when there is no text on it, `too-large`
 */
export function readWebPage(source: string, language: Language = "en", base?: string): ReadDraft {
  let from = base ?? nowhere;
  let origin = null as OriginSaid | null;
  const main = mainTextOf(() => {
    const document = parsedPage(source);
    from = baseOf(document, base);
    // Now, and once: what looks for the main text takes the page apart.
    origin ??= originOfPage(document, { source, address: base, base: from });
    return document;
  });
  if (!main) throw invalid({ content: say(importWords, (w) => w.pageWithoutText) });
  const work = new PageWork(source.length, new Embedded(nothingBeside));
  const page = { root: main.root, base: from };
  const parts = partsOf(page, work, new PageNotes([page]));
  const title = main.title === null ? null : titleOf(main.title);
  const byline = main.byline === null ? null : bylineOf(main.byline);
  const warnings: string[] = [];
  const warn = (message: (w: (typeof importWords)["en"]["warning"]) => string) =>
    warnings.push(say(importWords, (w) => message(w.warning))(language));
  if (work.pictures) warn((w) => w.pictures(work.pictures));
  if (work.links) warn((w) => w.links(work.links));
  return {
    format: "html",
    title,
    byline,
    language: languageOf(main.language ?? ""),
    ...(origin ?? unknownOrigin),
    sections: sectionsOf(withBoldHeadings(withoutNames(parts, title, byline))),
    warnings,
    pictureBytes: work.embedded.bytesOf,
  };
}

/**
 * The parser wants a whole document; a fragment gets one around it.
 *
 * @throws Refusal `invalid` when its elements nest too deep
 */
export function parsedPage(source: string): Document {
  requireClosed(source);
  const whole = /<body[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  const document = parseHtml(whole);
  requireShallow(document);
  if (capitalAttribute.test(source)) lowerAttributes(document);
  if (/\brole\s{0,3}=\s{0,3}["']?heading\b/i.test(source)) headingsByRole(document);
  return document;
}

/** Programs that write pages of `div` alone say by a role what a heading is (WAI-ARIA, `heading`; without a level it is 2). */
function headingsByRole(document: Document) {
  for (const element of document.querySelectorAll("[role=heading]")) {
    if (element.closest(headings) || element.querySelector(headings)) continue;
    const level = Number(element.getAttribute("aria-level") ?? "2");
    const heading = document.createElement(`h${level >= 1 && level <= 6 ? Math.floor(level) : 2}`);
    for (const { name, value } of [...element.attributes]) heading.setAttribute(name, value);
    heading.removeAttribute("role");
    for (const node of [...element.childNodes]) heading.appendChild(node);
    element.replaceWith(heading);
  }
}
const headings = "h1,h2,h3,h4,h5,h6";

/** Pages of the nineties write `HREF`, and the parser leaves it so, under which nobody finds it. */
const capitalAttribute =
  /[\s"'](?:HREF|NAME|ID|CLASS|LANG|ALT|START|STYLE|CONTENT|PROPERTY|TYPE|ROLE|SRC|SRCSET|WIDTH|HEIGHT)\s{0,3}=/;

function lowerAttributes(document: Document) {
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      if (lower === name) continue;
      element.removeAttribute(name);
      if (!element.hasAttribute(lower)) element.setAttribute(lower, value);
    }
  }
}

/** Elements within elements, as deep as browsers go (Chromium: 512). A tower takes any reader of trees minutes, or its stack. */
const deepest = 400;
const tooDeep = () => invalid({ content: say(importWords, (w) => w.pageTooDeep(deepest)) });

/** Before the parser, which takes a minute for a tower of 200,000: tags that are opened and not closed. */
export function requireClosed(source: string) {
  let depth = 0;
  for (const [, slash, name] of source.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (closesItself.test(name!)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest * 10) throw tooDeep();
  }
}
const closesItself =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|t[drh]|tbody|thead|tfoot|option|optgroup|path|circle|rect|line|use|g|mi|mo|mn|rp|rt)$/i;

export function requireShallow(document: Document) {
  let depth = 0;
  let node: Node | null = document.documentElement;
  while (node) {
    if (node.firstChild) {
      node = node.firstChild;
      if (++depth > deepest) throw tooDeep();
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node?.nextSibling ?? null;
  }
}

function baseOf(document: Document, address: string | undefined): string {
  const given = document.querySelector("base")?.getAttribute("href") ?? "";
  try {
    return new URL(given, address ?? nowhere).href;
  } catch {
    return address ?? nowhere;
  }
}

/** Title and author stand above the text, and are not said again at its beginning. */
function withoutNames(parts: Part[], title: string | null, byline: string | null): Part[] {
  // Some programs write both a title and a heading that says it again.
  const [first, second] = parts.filter((part) => part.kind === "heading");
  const isSaid = (part: Part, at: number) => {
    if (part.kind === "heading") {
      if (part !== first && part !== second && at > 2) return false;
      const words = tidyLine(part.text);
      return (
        (words === title && (part === first || (part === second && tidyLine((first as typeof part).text) === title))) ||
        (words === byline && at <= 2)
      );
    }
    if (part.kind !== "paragraph" || at > 5 || hasPictures(part.html)) return false;
    const words = tidyLine(wordsOf(part.html));
    return (at === 0 && words === title) || (byline !== null && words.replace(by, "") === byline);
  };
  return parts.filter((part, at) => !isSaid(part, at));
}

const by = /^(?:by|von|par|por|di|door|av|af)\s+/i;
