/** The words of a paragraph with the few marks that mean something: emphasis, links, code, raised and lowered signs. */
import { escaped, escapedValue, isAllowedLink } from "../safe-html";
import { hasPictures } from "../../pictures/among-words";
import type { PageNotes } from "./notes";
import { altOf, pictureAmongWords } from "./pictures";
import { classOf, isElement, isHidden, isText, isWordless, nodesOf, tagOf, tidyLine } from "./tree";
import type { PageWork } from "./work";

const marks: Record<string, string> = {
  em: "em",
  i: "em",
  cite: "em",
  dfn: "em",
  var: "em",
  strong: "strong",
  b: "strong",
  s: "s",
  del: "s",
  strike: "s",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
  sup: "sup",
  sub: "sub",
};

/** Two line breaks with nothing between them: one paragraph ends there and another begins. */
const parting = "\u0001";
const blanks = /[ \t\n\r\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** Whether `blanks` would change anything: most words stand in one line, and asking is faster than writing each blank anew. */
const uneven = /[\t\n\r\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2}/;
const nothings = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000e-\u001f]+/g;

/** Writes one run of a line's nodes. Made anew for each run. */
class Writer {
  private html = "";
  private readonly open: string[] = [];
  /** Whether a blank would be one too many; whether the paragraph has no words yet; how many breaks stand at the end. */
  private isStart = true;
  private isEmpty = true;
  private breaks = 0;

  constructor(
    private readonly work: PageWork,
    private readonly notes: PageNotes,
    private readonly base: string,
  ) {}

  /** The paragraphs of the run; empty ones are left out. */
  done(): string[] {
    return this.html
      .split(parting)
      .map((part) =>
        (/[\s>]/.test(part.slice(-1)) ? part.replace(/(?:<br>|\s)+((?:<\/[a-z]+>)*)$/, "$1") : part)
          .replace(/<(a|em|strong|s|code|sup|sub)(?: [^<>]*)?><\/\1>/g, "")
          .trim(),
      )
      .filter((part) => /^[^\s<]/.test(part) || hasPictures(part) || /[^\s]/.test(part.replace(/<[^<>]*>/g, "")));
  }

  node(node: Node): void {
    if (isText(node)) this.text(node.data);
    else if (isElement(node) && !isHidden(node)) this.element(node);
  }

  private text(data: string) {
    let words = data.replace(nothings, "");
    if (uneven.test(words)) words = words.replace(blanks, " ");
    if (this.isStart && words.startsWith(" ")) words = words.slice(1);
    if (words === "") return;
    this.isStart = words.endsWith(" ");
    this.breaks = 0;
    if (words.trim() === "") return this.write(words);
    this.isEmpty = false;
    const page = this.work.pages.take();
    if (page === "") return this.write(escaped(words));
    // Right before its first word.
    const blank = words.length - words.trimStart().length;
    this.write(words.slice(0, blank) + page + escaped(words.slice(blank)));
  }

  private element(element: Element) {
    const tag = tagOf(element);
    if (tag === "br") return this.lineBreak();
    if (tag === "input" && element.getAttribute("type") === "checkbox" && element.closest("li"))
      return this.text(element.hasAttribute("checked") ? "☑ " : "☐ ");
    if (tag === "wbr" || isWordless(tag)) return;
    if (isPageNumber(element)) return this.work.pages.see(element);
    if (tag === "img") return this.picture(element);
    if (tag === "math") return this.text(` ${formulaOf(element)} `);
    if (tag === "q") return this.around(element, "“", "”");
    if (tag === "rt") return this.around(element, "(", ")");
    const note = this.notes.markOf(element);
    if (note === "back") return;
    if (note) {
      this.write(note);
      this.isStart = this.isEmpty = false;
      this.breaks = 0;
      return;
    }
    if (tag === "a") return this.link(element);
    const mark = marks[tag];
    // Emphasis within emphasis of the same kind says nothing more.
    if (mark === undefined || this.open.some((start) => start === `<${mark}>`)) this.inside(element);
    else this.within(`<${mark}>`, element);
  }

  private inside(element: Element) {
    for (let child = element.firstChild; child; child = child.nextSibling) this.node(child);
  }

  private within(start: string, element: Element) {
    this.write(start);
    this.open.push(start);
    this.inside(element);
    this.open.pop();
    this.write(endOf(start));
  }

  private around(element: Element, before: string, after: string) {
    this.text(before);
    this.inside(element);
    // What closes a quotation stands at its last word.
    this.isStart = false;
    this.text(after);
  }

  private link(element: Element) {
    const href = element.getAttribute("href")?.trim() ?? "";
    const isInside = this.open.some((start) => start.startsWith("<a "));
    if (href === "" || href.startsWith("#") || isInside) return this.inside(element);
    const address = resolved(href, this.base);
    if (address === null || !isAllowedLink(address)) {
      if (address === null || !address.startsWith(this.base.split("#")[0]!)) this.work.links++;
      return this.inside(element);
    }
    this.within(`<a href="${escapedValue(address)}">`, element);
  }

  /** Shown where it stands; a sign among words, and what is not to be had, is the word that describes it. */
  private picture(element: Element) {
    const shown = pictureAmongWords(element, this.work, this.base);
    if (shown === null) {
      this.work.pictures++;
      return this.text(` ${altOf(element)} `);
    }
    this.write(this.work.pages.take() + shown);
    this.isStart = this.isEmpty = false;
    this.breaks = 0;
  }

  private lineBreak() {
    if (this.isEmpty) return;
    this.isStart = true;
    if (++this.breaks < 2) return void this.write("<br>");
    if (this.breaks > 2) return;
    this.isEmpty = true;
    this.write([...this.open].reverse().map(endOf).join("") + parting + this.open.join(""));
  }

  private write(html: string) {
    this.work.spend(html.length);
    this.html += html;
  }
}

const endOf = (start: string) => `</${/^<([a-z]+)/.exec(start)![1]!}>`;

/** @returns the HTML of each paragraph that a run of nodes makes: one, unless empty lines part them. */
export function paragraphsOf(nodes: Iterable<Node>, work: PageWork, notes: PageNotes, base: string): string[] {
  const writer = new Writer(work, notes, base);
  for (const node of nodes) writer.node(node);
  return writer.done();
}

/** Where a page of the print begins is no word of the text. (DPUB-ARIA `doc-pagebreak`, `epub:type`, Gutenberg's class.) */
export function isPageNumber(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  const said = `${element.getAttribute("role") ?? ""} ${element.getAttribute("epub:type") ?? ""} ${classOf(element)}`;
  if (said.length < 3 || !/(?:^|\s)(?:doc-pagebreak|pagebreak|page-?(?:num(?:ber)?|no))(?:\s|$)/i.test(said))
    return false;
  const label = tidyLine((element.textContent ?? "").slice(0, 40)).replace(/[^\p{L}\p{N}]+/gu, "");
  return /^(?:p|pg|page)?(?:\d{0,5}|[ivxlc]{1,8})$/i.test(label);
}

function resolved(href: string, base: string): string | null {
  try {
    return new URL(href, base).href;
  } catch {
    return null;
  }
}

/** A formula as it can be said on a line: as its author wrote it in TeX, or its signs in a row. */
function formulaOf(element: Element): string {
  const written = element.getAttribute("alttext")?.trim();
  if (written) return written.slice(0, 5000);
  const words = [...nodesOf(element)].map((node) => (tagOf(node) === "annotation" ? "" : (node.textContent ?? "")));
  return words.join(" ").slice(0, 5000);
}
