/** A PDF to sections and paragraphs: a guess from where things stand on the page, to be looked over. */
import { importWords } from "../../../words/import";
import { say, type Language } from "../../../words/words";
import { unsupported } from "../../../refusals";
import type { ReadDraft } from "../../pictures/embedded";
import { pictureBlock } from "../../pictures/picture";
import type { DraftBlock, DraftSection } from "../../text";
import { bylineOf, languageOf, titleOf } from "../front-matter";
import { noteHtml, noteLabel, noteMark } from "../notes";
import { escaped } from "../safe-html";
import type { OnProgress } from "../progress";
import { itemsOf } from "./items";
import { linesOf } from "./lines";
import { paragraphsOf, type Found } from "./paragraphs";
import { withPictures } from "./placed";
import { withoutRunning } from "./running";

/** @throws Refusal `unsupported` (locked, pictures of pages), `invalid` (broken), `too-large` */
export async function readPdf(
  bytes: Uint8Array,
  language: Language = "en",
  onProgress?: OnProgress,
): Promise<ReadDraft> {
  const pdf = await itemsOf(bytes, onProgress);
  onProgress?.({ stage: "sorting" });
  if (pdf.pages.every(({ items }) => items.length === 0)) throw unsupported(say(importWords, (w) => w.pdf.pictures));
  const shown = pdf.pages.map((page) =>
    page.shown.filter(({ source }) => !pdf.pictures.isRepeated(source, pdf.pages.length)),
  );
  const silent = pdf.pages.filter(({ items }, i) => items.length === 0 && shown[i]?.length === 0).length;
  const lines = withoutRunning(pdf.pages.map((page, i) => linesOf(page, i + 1)));
  const found = paragraphsOf(withPictures(lines, shown));
  const title = titleAmong(found, pdf.title);
  const warnings = [say(importWords, (w) => w.warning.pdf)(language)];
  if (silent > 0) warnings.push(say(importWords, (w) => w.warning.silentPages(silent))(language));
  const undescribed = found.filter(({ kind }) => kind === "picture").length;
  if (undescribed > 0) warnings.push(say(importWords, (w) => w.warning.undescribed(undescribed))(language));
  if (pdf.pictures.out > 0) warnings.push(say(importWords, (w) => w.warning.pictures(pdf.pictures.out))(language));
  return {
    ...{ format: "pdf", title: title.title, byline: pdf.byline === null ? null : bylineOf(pdf.byline) },
    ...{ published: pdf.published, source: pdf.source, licence: pdf.licence },
    ...{ language: languageOf(pdf.language ?? ""), sections: sectionsOf(title.rest), warnings },
    pictureBytes: pdf.pictures.pictureOf,
  };
}

/** The largest heading, if it stands before everything else, unless the file names its title and the heading says other words. */
function titleAmong(found: Found[], named: string | null): { title: string | null; rest: Found[] } {
  const given = named === null ? null : titleOf(named);
  const at = found.findIndex(({ kind }) => kind !== "picture");
  const first = found[at];
  const sizes = found.flatMap((each) => (each.kind === "heading" ? [each.size] : []));
  if (first?.kind !== "heading" || first.size < Math.max(...sizes) - 0.1) return { title: given, rest: found };
  const isOnly = sizes.filter((size) => size > first.size - 0.1).length === 1;
  const words = titleOf(first.text);
  if (words === given || (given === null && isOnly)) return { title: words, rest: found.toSpliced(at, 1) };
  return { title: given, rest: found };
}

function sectionsOf(found: Found[]): DraftSection[] {
  const sizes = [...new Set(found.flatMap((each) => (each.kind === "heading" ? [Math.round(each.size)] : [])))];
  sizes.sort((a, b) => b - a);
  const notes = new Notes();
  const sections: DraftSection[] = [];
  found.forEach((each, i) => {
    if (each.kind === "heading") {
      sections.push({ heading: each.text, level: Math.min(6, sizes.indexOf(Math.round(each.size)) + 1), blocks: [] });
      return;
    }
    if (sections.length === 0) sections.push({ heading: null, level: 1, blocks: [] });
    sections.at(-1)!.blocks.push(blockOf(each, notes, found.slice(i + 1)));
  });
  return sections;
}

function blockOf(each: Exclude<Found, { kind: "heading" }>, notes: Notes, after: Found[]): DraftBlock {
  switch (each.kind) {
    case "note":
      return notes.note(each);
    case "picture":
      return pictureBlock({ source: each.source, alt: "" });
    case "caption":
      return { kind: "caption", html: escaped(each.text), text: each.text };
    case "paragraph":
      return notes.paragraph(each.text, after);
  }
}

/** Labels begin anew on each page, so a mark belongs to the next note of its label. */
class Notes {
  private last = 0;
  private readonly waiting = new Map<string, number>();

  paragraph(text: string, after: Found[]): DraftBlock {
    const html = escaped(text).replace(/\[(\d{1,3})\]/g, (mark, label: string) => {
      const follows = after.slice(0, 60).some((each) => each.kind === "note" && each.label === label);
      if (!follows || this.waiting.has(label)) return mark;
      this.waiting.set(label, ++this.last);
      return noteMark(this.last, 1, label);
    });
    return { kind: "paragraph", html, text };
  }

  note({ label, text }: { label: string; text: string }): DraftBlock {
    const called = this.waiting.get(label);
    this.waiting.delete(label);
    const number = called ?? ++this.last;
    const inside = `<p>${noteLabel(number, called !== undefined, label)} ${escaped(text)}</p>`;
    return { kind: "footnote", html: noteHtml(number, inside), text: `[${label}] ${text}` };
  }
}
