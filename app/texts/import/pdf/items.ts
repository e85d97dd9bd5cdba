/** What a PDF puts on its pages: pieces of text with their places. Its order says little, its geometry nearly all. */
import type { getDocumentProxy } from "unpdf";
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { invalid, tooLarge, unsupported } from "../../../refusals";
import type { OriginSaid } from "../../origin";
import { textLimits, type Draft } from "../../text";
import type { OnProgress } from "../progress";
import { originOfPdf } from "./origin";
import { PdfPictures, pdfPictureLimits, type Shown } from "./pictures";

/** In points from the lower left corner; `y` is the base line. */
export type Item = { text: string; x: number; y: number; width: number; size: number; font: string };
export type PdfPage = { width: number; height: number; items: Item[]; shown: Shown[] };
export type Pdf = Pick<Draft, "title" | "byline" | "language" | keyof OriginSaid> & {
  pages: PdfPage[];
  pictures: PdfPictures;
};

export const pdfLimits = { pages: 3_000, items: 2_000_000 } as const;

/** @throws Refusal `unsupported` (locked), `invalid` (broken), `too-large` (pages, pieces, characters) */
export async function itemsOf(bytes: Uint8Array, onProgress?: OnProgress): Promise<Pdf> {
  // Only now, for the same reason as linkedom (`parser.ts`).
  const library = await import("unpdf");
  const document = await opened(library.getDocumentProxy, bytes);
  const pictures = new PdfPictures(bytes, (await library.getResolvedPDFJS()).OPS);
  try {
    if (document.numPages > pdfLimits.pages)
      throw tooLarge(say(importWords, (w) => w.pdf.tooManyPages(pdfLimits.pages)));
    const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
    const said = info as { Title?: unknown; Author?: unknown; Language?: unknown };
    const pages: PdfPage[] = [];
    let characters = 0;
    let pieces = 0;
    for (let number = 1; number <= document.numPages; number++) {
      onProgress?.({ stage: "pages", at: number, of: document.numPages });
      const page = await document.getPage(number).catch(isBroken);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const items: Item[] = [];
      for (const item of (await page.getTextContent().catch(isBroken)).items) {
        if (!("str" in item)) continue;
        const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
        // What stands on its head or on its side is a mark on the paper, not the text.
        if (Math.abs(b) > Math.abs(a) || item.str.trim() === "") continue;
        characters += item.str.length;
        items.push({
          ...{ text: item.str, x: x - left, y: y - bottom, width: item.width },
          ...{ size: Math.abs(d) || item.height, font: item.fontName },
        });
      }
      pieces += items.length;
      if (characters > textLimits.characters)
        throw tooLarge(say(importWords, (w) => w.tooManyCharacters(textLimits.characters)));
      if (pieces > pdfLimits.items) throw tooLarge(say(importWords, (w) => w.pdf.tooMuch));
      const shown = await pictures.on(page, number, items);
      pages.push({ width: right - left, height: top - bottom, items, shown });
      page.cleanup();
    }
    return {
      ...{ pages, pictures, title: lineOf(said.Title), byline: lineOf(said.Author), language: lineOf(said.Language) },
      ...originOfPdf((name) => metadata?.get(name)),
    };
  } finally {
    await document.destroy().catch(() => undefined);
  }
}

async function opened(open: typeof getDocumentProxy, bytes: Uint8Array) {
  try {
    // A copy: the library takes what it is given for its own.
    return await open(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      // Asked before anything is decoded.
      maxImageSize: pdfPictureLimits.pixels,
      verbosity: 0,
    });
  } catch (error) {
    const isLocked = (error as Error).name === "PasswordException";
    if (isLocked) throw unsupported(say(importWords, (w) => w.pdf.locked));
    return isBroken();
  }
}

/** A file may open, and be broken further in: a tree of pages that leads back into itself, a page that is none. */
function isBroken(): never {
  throw invalid({ file: say(importWords, (w) => w.pdf.broken) });
}

/** What programs write for want of a title is none. */
function lineOf(value: unknown): string | null {
  const line = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return line === "" || /^(?:untitled|unknown|microsoft word - .*|.*\.(?:docx?|pdf|tex|indd|html?|odt))$/i.test(line)
    ? null
    : line;
}
