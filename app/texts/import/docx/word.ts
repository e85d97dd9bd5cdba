/** A Word document (.docx, and templates and documents with macros, whose macros are never looked at) to sections and blocks. */
import { importWords } from "../../../words/import";
import { say, type Language } from "../../../words/words";
import { unknownOrigin } from "../../origin";
import { Embedded, type ReadDraft } from "../../pictures/embedded";
import { bylineOf, languageOf, titleOf } from "../front-matter";
import { PageNotes } from "../html/notes";
import { partsOf, type Part } from "../html/parts";
import { sectionsOf } from "../html/sections";
import { PageWork } from "../html/work";
import type { OnProgress } from "../progress";
import { cleanedDocument } from "./cleaned";
import { coreOf } from "./core";
import { WordPackage } from "./package";
import type { Work } from "./story";
import { documentBase, treeOf } from "./tree";

/** Our own names of styles, which the cleaning gave, and numbered and bulleted items five deep. */
const styleMap = [
  "p.LecternTitle => h1.title:fresh",
  "p.LecternAuthor => p.author:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p.LecternHeading${level} => h${level + 1}:fresh`),
  "p.LecternQuote => blockquote > p:fresh",
  "p.LecternCaption => figcaption:fresh",
  "p.LecternCode => pre:separator('\\n')",
  "r.LecternCode => code",
  "r.LecternPicture => span.picture:fresh",
  ...[1, 2, 3, 4, 5].flatMap((level) => {
    const above = "ul|ol > li > ".repeat(level - 1);
    return ["unordered", "ordered"].map(
      (kind) => `p:${kind}-list(${level}) => ${above}${kind === "ordered" ? "ol" : "ul"} > li:fresh`,
    );
  }),
];

/** Of Heading 1 in what the converter writes: the title stands above it. */
const firstLevel = 2;

/**
 * @param language of the warnings
 * @throws Refusal `invalid` (damaged), `too-large`, `unsupported` (locked, or another program's)
 */
export async function readWord(
  bytes: Uint8Array,
  language: Language = "en",
  onProgress?: OnProgress,
): Promise<ReadDraft> {
  onProgress?.({ stage: "unpacking" });
  const word = new WordPackage(bytes);
  const core = coreOf(word.core());
  const { bytes: cleaned, work } = cleanedDocument(word);
  onProgress?.({ stage: "reading" });
  // Only now: it takes longer to load than most documents take to read.
  const { default: mammoth } = await import("mammoth");
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(cleaned.buffer, cleaned.byteOffset, cleaned.byteLength) },
    { styleMap, includeDefaultStyleMap: false, includeEmbeddedStyleMap: false, externalFileAccess: false },
  );
  onProgress?.({ stage: "sorting" });
  const tree = treeOf(html, work.media);
  const page = { root: tree.root, base: documentBase };
  const nameOf = (address: string) => decodeURIComponent(address.slice(documentBase.length));
  const beside = {
    has: (address: string) => address.startsWith(documentBase) && word.has(nameOf(address)),
    read: (address: string) => word.media(nameOf(address)),
  };
  const pageWork = new PageWork(html.length, new Embedded(beside));
  const parts = partsOf(page, pageWork, new PageNotes([page]));
  const { title, rest } = titled(parts, tree.titles, core.title);
  return {
    format: "docx",
    title,
    byline: bylineOf(tree.authors.join(", ")) ?? core.byline,
    // What it says of itself is when the file was made, which is not when the text was published.
    ...unknownOrigin,
    language: languageOf(core.language ?? spokenIn(work) ?? ""),
    sections: sectionsOf(rest),
    warnings: warningsOf(work, pageWork, language),
    pictureBytes: pageWork.embedded.bytesOf,
  };
}

/** The paragraph called Title, else what the document says of itself, else the one first heading at its top. */
function titled(parts: Part[], titles: string[], core: string | null): { title: string | null; rest: Part[] } {
  if (titles.length > 0) {
    const left = [...titles];
    const rest = parts.filter((part) => {
      if (part.kind !== "heading" || part.text !== left[0]) return true;
      left.shift();
      return false;
    });
    const title = titleOf(titles.join(" "));
    const at = rest.findIndex((part) => part.kind === "heading");
    const first = rest[at];
    // Some programs write both a title and a heading that says it again.
    const isSaid = at >= 0 && at <= 2 && first?.kind === "heading" && first.text === title;
    return { title, rest: isSaid ? rest.toSpliced(at, 1) : rest };
  }
  const firsts = parts.filter((part) => part.kind === "heading" && part.level === firstLevel);
  const [first] = parts;
  const heading = first?.kind === "heading" && first.level === firstLevel ? titleOf(first.text) : null;
  if (heading === null || (core === null ? firsts.length > 1 : core !== heading)) return { title: core, rest: parts };
  return { title: heading, rest: parts.slice(1) };
}

/** The language that most of the words are marked with; between two that share them none. */
function spokenIn({ languages }: Work): string | null {
  const all = [...languages.values()].reduce((sum, count) => sum + count, 0);
  for (const [language, count] of languages) if (count > all * 0.6) return language;
  return null;
}

function warningsOf(work: Work, { links, pictures }: PageWork, language: Language): string[] {
  const warnings: string[] = [];
  const warn = (count: number, message: (w: (typeof importWords)["en"]["warning"]) => string) => {
    if (count > 0) warnings.push(say(importWords, (w) => message(w.warning))(language));
  };
  const isHeadless = work.headings === 0;
  warn(isHeadless || work.boldLines > 1 ? work.boldLines : 0, (w) => w.boldLines(work.boldLines));
  warn(pictures, (w) => w.pictures(pictures));
  warn(links, (w) => w.links(links));
  warn(work.hidden, (w) => w.hiddenWords);
  warn(work.outside, (w) => w.otherFiles(work.outside));
  warn(work.hasContents ? 1 : 0, (w) => w.contents);
  return warnings;
}
