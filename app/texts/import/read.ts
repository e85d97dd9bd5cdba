/** A file or a pasted text to a draft: the door of this room. Pure, so that it may run in a worker with a clock on it. */
import { importWords } from "../../words/import";
import { say, type Language } from "../../words/words";
import { invalid, tooLarge, unsupported } from "../../refusals";
import { textLimits, type Draft, type TextFormat } from "../text";
import { decode } from "./decode";
import { decodePage } from "./decode-page";
import { readWebPage } from "./html/web-page";
import { kindByName, kindByWords, type FileKind, type LaterKind } from "./kinds";
import { readMarkdown } from "./markdown";
import { readPlain } from "./plain";

/** One of `bytes` (a file) and `content` (a pasted text). `format` overrides what name and words suggest. */
export type ImportSource = {
  bytes?: Uint8Array | undefined;
  content?: string | undefined;
  fileName?: string | undefined;
  format?: string | undefined;
  /** Where a web page was fetched, and the encoding its server named. */
  address?: string | undefined;
  charset?: string | undefined;
  /** Of the warnings. */
  language?: Language | undefined;
};

type Reader = (text: string, language: Language, address?: string) => Draft;

/**
 * What Lectern can read. A reader to come (EPUB, DOCX, PDF) takes its line here and its name out of
 * `LaterKind`; those that read bytes are asked before `decode`, by `kindByBytes`.
 */
const readers: Record<TextFormat, Reader> = { plain: readPlain, markdown: readMarkdown, html: readWebPage };

/**
 * Reads a file or a pasted text.
 *
 * @throws Refusal `invalid` (empty, unknown format), `unsupported` (no text, or a kind without a reader) or `too-large`
 *   (bytes, characters, blocks, sections), each saying what to do.
 */
export function readText(source: ImportSource): Draft {
  const { bytes, fileName = "", language = "en" } = source;
  const field = bytes ? "file" : "content";
  const format = requireFormat(source.format);
  const { text, warnings } = bytes ? textOf(bytes, source) : { text: source.content ?? "", warnings: [] };
  if (!bytes && source.content === undefined) throw invalid({ [field]: say(importWords, (w) => w.nothingSent) });
  if (text.trim() === "") throw invalid({ [field]: say(importWords, (w) => w.empty) });
  if (text.length > textLimits.characters) {
    throw tooLarge(say(importWords, (w) => w.tooManyCharacters(textLimits.characters)));
  }
  const draft = readers[format ?? formatOf(text, fileName)](text, language, source.address);
  requireWords(draft, field);
  requireFewer(draft);
  return { ...draft, warnings: [...warnings, ...draft.warnings] };
}

function requireFormat(format: string | undefined): TextFormat | null {
  if (format === undefined || format === "") return null;
  if (Object.hasOwn(readers, format)) return format as TextFormat;
  throw invalid({
    format: say(
      importWords,
      (w) => w.unknownFormat(format.slice(0, 40)),
      (w) => w.chooseFormat,
    ),
  });
}

function textOf(
  bytes: Uint8Array,
  { fileName = "", format, charset, language = "en" }: ImportSource,
): { text: string; warnings: string[] } {
  if (bytes.length > textLimits.upload) throw tooLarge(say(importWords, (w) => w.fileTooLarge(textLimits.upload)));
  const isPage = format === "html" || (!format && (kindByName(fileName) === "html" || looksLikePage(bytes)));
  const { text, encoding, sure } = isPage ? decodePage(bytes, charset) : decode(bytes);
  return { text, warnings: sure ? [] : [say(importWords, (w) => w.encoding.guessed(encoding))(language)] };
}

/** Its opening is ASCII in all but the rarest encodings. */
const looksLikePage = (bytes: Uint8Array) =>
  kindByWords(new TextDecoder("latin1").decode(bytes.subarray(0, 4096))) === "html";

/** By name first, unless the words say that the name is wrong; by words alone for what was pasted. */
function formatOf(text: string, fileName: string): TextFormat {
  const byWords = kindByWords(text);
  requireReader(byWords);
  const byName = kindByName(fileName);
  if (byName === "markdown" || byWords === "markdown") return "markdown";
  if (byWords === "html") return "html";
  // A page saved in part has no opening, but its elements.
  if (byName === "html" && /<(?:p|div|h[1-6]|article|section|table|ul|ol|br)[\s/>]/i.test(text)) return "html";
  // What calls itself a book and holds none is read as the text it is.
  return "plain";
}

function requireReader(kind: FileKind | null): asserts kind is TextFormat | null {
  if (kind === null || kind in readers) return;
  throw unsupported(say(importWords, (w) => w.later[kind as LaterKind]));
}

function requireWords(draft: Draft, field: string) {
  const hasWords = draft.sections.some(({ blocks }) => blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text)));
  if (hasWords) return;
  const hasHeadings = draft.title !== null || draft.sections.some(({ heading }) => heading !== null);
  throw invalid({ [field]: say(importWords, (w) => (hasHeadings ? w.onlyHeadings : w.empty)) });
}

function requireFewer(draft: Draft) {
  const blocks = draft.sections.reduce((sum, section) => sum + section.blocks.length, 0);
  if (blocks > textLimits.blocks) throw tooLarge(say(importWords, (w) => w.tooManyBlocks(textLimits.blocks)));
  if (draft.sections.length > textLimits.sections) {
    throw tooLarge(say(importWords, (w) => w.tooManySections(textLimits.sections)));
  }
}
