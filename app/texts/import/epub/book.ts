/**
 * An EPUB book to sections and blocks: its pages in their order as one text, with the headings its table of contents
 * knows of and the notes of all its pages.
 *
 * @see https://www.w3.org/TR/epub-33/ @see https://idpf.org/epub/20/spec/OPF_2.0_final_spec.html
 */
import { invalid, isRefusal, tooLarge } from "../../../refusals";
import { importWords } from "../../../words/import";
import { say, type Language } from "../../../words/words";
import { hasPictures } from "../../pictures/among-words";
import { Embedded, type Holder, type ReadDraft } from "../../pictures/embedded";
import { textLimits } from "../../text";
import { bylineOf, languageOf, titleOf } from "../front-matter";
import { PageNotes } from "../html/notes";
import { partsOf, type Part } from "../html/parts";
import { sectionsOf } from "../html/sections";
import { tidyLine } from "../html/tree";
import { PageWork } from "../html/work";
import type { OnProgress } from "../progress";
import { wordsOf } from "../safe-html";
import { openZip, type Zip } from "../zip";
import { contentsOf } from "./contents";
import { BookHeadings, usualLevel } from "./headings";
import { packageOf, type BookPackage } from "./package";
import { isCover, pageOf, type BookPage } from "./pages";
import { Places } from "./places";
import { requireOpen } from "./rights";

/** Characters of all pages with their marks: as much as a book of the longest text has, four times over. */
const mostSource = textLimits.bookCharacters * 4;

/**
 * @throws Refusal `invalid` (broken, no text in it), `unsupported` (protected), `too-large`
 */
export function readBook(bytes: Uint8Array, language: Language = "en", onProgress?: OnProgress): ReadDraft {
  try {
    return draftOf(openZip(bytes), language, onProgress);
  } catch (error) {
    // The readers of pages speak of what was pasted.
    const content = isRefusal(error) ? error.more.errors?.["content"] : undefined;
    throw content ? invalid({ file: content }) : error;
  }
}

function draftOf(zip: Zip, language: Language, onProgress: OnProgress | undefined): ReadDraft {
  onProgress?.({ stage: "unpacking" });
  requireOpen(zip);
  const places = new Places(zip.names);
  const book = packageOf(zip, places);
  const pages = pagesOf(zip, book, places, onProgress);
  onProgress?.({ stage: "sorting" });
  const flow = pages.filter(({ inFlow }) => inFlow);
  withHeadings(flow, contentsOf(zip, book, places));
  const work = new PageWork(
    pages.reduce((sum, { size }) => sum + size, 0),
    new Embedded(beside(zip, places)),
  );
  const notes = new PageNotes(pages);
  const parts: Part[] = [];
  let left = 0;
  for (const page of pages) {
    const found = partsOf(page, work, notes);
    const kept = page.inFlow ? inFlow(found, page, book) : notesOnly(found);
    if (kept.length === 0 && !page.inFlow && !page.isOther) left++;
    parts.push(...kept);
  }
  const title = book.title === null ? null : titleOf(book.title);
  const byline = bylineOf(book.creators.join(", "));
  const warnings: string[] = [];
  const warn = (message: (w: (typeof importWords)["en"]["warning"]) => string) =>
    warnings.push(say(importWords, (w) => message(w.warning))(language));
  if (pages.some(({ sure }) => !sure)) warn((w) => w.bookLetters);
  if (book.missing) warn((w) => w.missing(book.missing));
  if (left) warn((w) => w.beside(left));
  if (work.pictures) warn((w) => w.pictures(work.pictures));
  if (work.links) warn((w) => w.links(work.links));
  return {
    format: "epub",
    title,
    byline,
    language: languageOf(book.language ?? ""),
    ...{ published: book.published, source: book.source, licence: book.licence },
    sections: sectionsOf(withoutNames(parts, title, byline)),
    warnings,
    pictureBytes: work.embedded.bytesOf,
  };
}

/** The pictures of a book are files of it. */
const beside = (zip: Zip, places: Places): Holder => ({
  has: (address) => places.find(address, "") !== null,
  read: (address) => zip.read(places.find(address, "")?.name ?? ""),
});

type ReadPage = BookPage & { inFlow: boolean; isOther: boolean };

/** In their order; then what stands beside it, and what only links lead to, for the notes in them. */
function pagesOf(zip: Zip, book: BookPackage, places: Places, onProgress: OnProgress | undefined): ReadPage[] {
  let at = 0;
  let size = 0;
  const read = (name: string, inFlow: boolean, isOther: boolean): ReadPage[] => {
    if (++at <= book.spine.length) onProgress?.({ stage: "chapters", at, of: book.spine.length });
    const page = pageOf(zip, name, places);
    size += page?.size ?? 0;
    if (size > mostSource) throw tooLarge(say(importWords, (w) => w.tooManyCharacters(textLimits.bookCharacters)));
    return page ? [{ ...page, inFlow, isOther }] : [];
  };
  const flow = book.spine.flatMap(({ name, inFlow }) => (inFlow ? read(name, true, false) : []));
  const beside = book.spine.flatMap(({ name, inFlow }) => (inFlow ? [] : read(name, false, false)));
  const led = new Set([...flow, ...beside].flatMap(({ links }) => [...links]));
  const others = book.others.filter((name) => led.has(name)).flatMap((name) => read(name, false, true));
  const pages = [...flow, ...beside, ...others];
  if (pages.length === 0) throw invalid({ file: say(importWords, (w) => w.book.broken) });
  return pages;
}

function withHeadings(pages: ReadPage[], entries: ReturnType<typeof contentsOf>) {
  const headings = new BookHeadings(entries, usualLevel(pages.map(({ root }) => root)));
  const led = new Map<string, typeof entries>();
  for (const entry of entries) {
    const known = led.get(entry.place.name);
    if (known) known.push(entry);
    else led.set(entry.place.name, [entry]);
  }
  for (const { root, name } of pages) headings.apply(root, led.get(name) ?? []);
}

/** A cover is a picture; its description is no text. */
function inFlow(parts: Part[], page: ReadPage, { cover }: BookPackage): Part[] {
  return parts.every(({ kind }) => kind === "caption" || kind === "picture") && isCover(page, cover) ? [] : parts;
}

/** Of a page beside the order: its notes, and the headings they stand under. */
function notesOnly(parts: Part[]): Part[] {
  const kept: Part[] = [];
  let above = Infinity;
  let hasNote = false;
  for (const part of parts.toReversed()) {
    if (part.kind === "footnote") {
      kept.push(part);
      hasNote = true;
      above = Infinity;
    } else if (part.kind === "heading" && hasNote && part.level < above) {
      kept.push(part);
      above = part.level;
    }
  }
  return kept.reverse();
}

/** Title and author stand above the text, and are not said again in it: neither by its title page, nor where the text begins. */
function withoutNames(parts: Part[], title: string | null, byline: string | null): Part[] {
  const [first, second] = parts.filter((part) => part.kind === "heading");
  const isTitle = (part: Part | undefined) => part?.kind === "heading" && tidyLine(part.text) === title;
  const isByline = (part: Part, at: number) =>
    part.kind === "paragraph" && at <= 3 && !hasPictures(part.html) && tidyLine(wordsOf(part.html)) === byline;
  return parts.filter((part, at) => {
    if (part === first || (part === second && isTitle(first))) return !isTitle(part);
    return !isByline(part, at);
  });
}
