/**
 * Where the pages of the printed book begin, as marks that can be led to and say no word. (EPUB 3 Structural Semantics and
 * DPUB-ARIA `doc-pagebreak`.)
 */
import { escapedValue } from "../safe-html";
import { tidyLine } from "./tree";

/** A number of a page, in figures or Roman, with the word that some write before it. */
const numbered = /^(?:p|pg|page)?(\d{1,5}|[ivxlc]{1,8})$/i;
const onlySigns = (said: string | null) => tidyLine((said ?? "").slice(0, 40)).replace(/[^\p{L}\p{N}]+/gu, "");

/** @returns the number of the page that begins there; null where the mark does not say it */
function pageNumber(element: Element): string | null {
  for (const said of [element.textContent, element.getAttribute("title"), element.getAttribute("aria-label")]) {
    const number = numbered.exec(onlySigns(said))?.[1];
    if (number !== undefined) return number.toLowerCase();
  }
  return null;
}

/** Web sites number their own pages as well, by classes that sound alike. */
function isOfPrint(element: Element): boolean {
  const said = ["role", "epub:type", "class"].map((name) => element.getAttribute(name) ?? "").join(" ");
  return /(?:^|\s)(?:doc-pagebreak|pagebreak|pagenum)(?:\s|$)/i.test(said);
}

/** The marks of one reading. One that stands between paragraphs waits for the words it stands before. */
export class PrintPages {
  private waiting = "";
  /** Books have pages iv and 4, and two volumes in one file have each number twice. */
  private readonly times = new Map<string, number>();

  /** @param element that `isPageNumber` */
  see(element: Element): void {
    const number = isOfPrint(element) ? pageNumber(element) : null;
    if (number === null) return;
    const nth = (this.times.get(number) ?? 0) + 1;
    this.times.set(number, nth);
    const id = `page-${number}${nth === 1 ? "" : `-${nth}`}`;
    this.waiting += `<span class="print-page" id="${id}" data-page="${escapedValue(number)}"></span>`;
  }

  /** What stands before the next word. */
  take(): string {
    const marks = this.waiting;
    this.waiting = "";
    return marks;
  }

  /** The marks in what is left out wait for what follows. */
  keep(html: string): void {
    this.waiting = pageMarksIn(html) + this.waiting;
  }
}

const mark = /<span class="print-page"(?: [^<>]*)?><\/span>/g;
export const pageMarksIn = (html: string): string => (html.includes("<span") ? (html.match(mark) ?? []).join("") : "");
export const withoutPageMarks = (html: string): string => (html.includes("<span") ? html.replace(mark, "") : html);
