/** A file or a pasted text to a draft: the door of this room. Pure, so that it may run in a process with a clock on it. */
import { importWords } from "../../words/import";
import { say, type Language } from "../../words/words";
import { invalid, isRefusal, tooLarge, unsupported } from "../../refusals";
import {
  fileFormats,
  isFileFormat,
  textLimits,
  writtenFormats,
  type Draft,
  type FileFormat,
  type TextFormat,
  type WrittenFormat,
} from "../text";
import { withSource } from "./addresses";
import { decode } from "./decode";
import { decodePage } from "./decode-page";
import { readWord } from "./docx/word";
import { readBook } from "./epub/book";
import { readWebPage } from "./html/web-page";
import { kindByBytes, kindByName, kindByWords, whyUnlisted, type FileKind, type LaterKind } from "./kinds";
import { languageIn } from "./language";
import { readMarkdown } from "./markdown";
import { readPdf } from "./pdf/read-pdf";
import { readPlain } from "./plain";
import type { ReadDraft } from "../pictures/embedded";
import { withEmbedded, type OnPicture } from "../pictures/settled";
import type { OnProgress } from "./progress";

/** One of `bytes` (a file) and `content` (a pasted text). `format` overrides what name and words suggest. */
export type ImportSource = {
  bytes?: Uint8Array | undefined;
  content?: string | undefined;
  fileName?: string | undefined;
  format?: string | undefined;
  /** Where it was fetched, or, beside what was pasted, where that is from; and the encoding its server named. */
  address?: string | undefined;
  charset?: string | undefined;
  /** Of the warnings. */
  language?: Language | undefined;
};

type Reader = (text: string, language: Language, address?: string) => ReadDraft;

type FileReader = (bytes: Uint8Array, language: Language, onProgress?: OnProgress) => ReadDraft | Promise<ReadDraft>;

/** Told while a source is read: how far it has come, where the reader knows; and each picture that came with it. */
export type Listening = { onProgress?: OnProgress | undefined; onPicture?: OnPicture | undefined };

/** What Lectern can read. A reader to come takes its line here and its name out of `LaterKind`. */
const readers: Record<WrittenFormat, Reader> = { plain: readPlain, markdown: readMarkdown, html: readWebPage };
const fileReaders: Record<FileFormat, FileReader> = { epub: readBook, docx: readWord, pdf: readPdf };

/**
 * Reads a file or a pasted text: by its bytes where they are more than words, and as `readText` where they are words.
 *
 * @param onPicture without it no picture is looked at, and the draft is only good to be looked over
 * @throws Refusal `invalid` (empty, broken, unknown format), `unsupported` (locked, no text, or a kind without a reader)
 *   or `too-large` (bytes, what is unpacked, characters, blocks, sections), each saying what to do.
 */
export async function readSource(source: ImportSource, listening: Listening = {}): Promise<Draft> {
  const { pictureBytes, ...draft } = withLanguage(await readAny(source, listening.onProgress));
  const { onPicture, onProgress } = listening;
  const { language = "en" } = source;
  return onPicture ? withEmbedded(draft, pictureBytes, { language, onPicture, onProgress }) : draft;
}

async function readAny(source: ImportSource, onProgress: OnProgress | undefined): Promise<ReadDraft> {
  const { bytes, language = "en" } = source;
  const format = requireFormat(source.format, [...writtenFormats, ...fileFormats]);
  if (!bytes) return readWords(source);
  requireUpload(bytes);
  const kind = kindOf(bytes, format, source.fileName);
  if (kind === null || !isFileFormat(kind)) {
    if (format && isFileFormat(format)) throw invalid({ file: say(importWords, (w) => w.isNone[format]) });
    return readWords(source);
  }
  const draft = await fileReaders[kind](bytes, language, onProgress);
  requireWords(draft, "file");
  requireFewer(draft);
  requireShorter(draft);
  return withSource(draft, source.address);
}

/** Of a text that does not say it. */
function withLanguage(draft: ReadDraft): ReadDraft {
  if (draft.language !== null) return draft;
  return { ...draft, language: languageIn(draft) };
}

/**
 * By its bytes. Books and Word documents are archives: one that is damaged may no longer say which it was, and then the
 * format asked for or the name does.
 *
 * @throws Refusal `unsupported` where nothing of what was promised can be read
 */
function kindOf(bytes: Uint8Array, format: TextFormat | null, fileName = ""): FileKind | null {
  const kind = kindByBytes(bytes);
  const promised = format ?? kindByName(fileName);
  if (promised === null || !isFileFormat(promised)) return kind;
  const why = kind === "archive" ? whyUnlisted(bytes) : null;
  if (why) throw unsupported(why.more.errors?.["file"] ?? why.detail);
  // Overwritten from its first byte, as a broken disk leaves it.
  if (kind === null && !isWords(bytes)) throw unsupported(say(importWords, (w) => w.archive.broken));
  return kind;
}

function isWords(bytes: Uint8Array): boolean {
  try {
    return decode(bytes).text !== "";
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/**
 * Reads words: a pasted text, or a file that holds nothing else.
 *
 * @throws Refusal `invalid` (empty, unknown format), `unsupported` (no text, or a kind without a reader) or `too-large`
 *   (bytes, characters, blocks, sections), each saying what to do.
 */
export function readText(source: ImportSource): Draft {
  const { pictureBytes: _, ...draft } = readWords(source);
  return draft;
}

function readWords(source: ImportSource): ReadDraft {
  const { bytes, fileName = "", language = "en" } = source;
  const field = bytes ? "file" : "content";
  const format = requireFormat(source.format, writtenFormats);
  const { text, warnings } = bytes ? textOf(bytes, source) : { text: source.content ?? "", warnings: [] };
  if (!bytes && source.content === undefined) throw invalid({ [field]: say(importWords, (w) => w.nothingSent) });
  if (text.trim() === "") throw invalid({ [field]: say(importWords, (w) => w.empty) });
  if (lengthOf(text) > textLimits.characters) {
    throw tooLarge(say(importWords, (w) => w.tooManyCharacters(textLimits.characters)));
  }
  const draft = readers[format ?? formatOf(text, fileName)](text, language, source.address);
  requireWords(draft, field);
  requireFewer(draft);
  return withSource({ ...draft, warnings: [...warnings, ...draft.warnings] }, source.address);
}

/** Characters, without those of the pictures that stand within it. */
const lengthOf = (text: string): number =>
  text.length <= textLimits.characters
    ? text.length
    : text.replace(/data:image\/[a-z0-9.+-]{1,40};base64,[a-z0-9+/=]+/gi, "").length;

function requireFormat<Format extends TextFormat>(format: string | undefined, known: readonly Format[]): Format | null {
  if (format === undefined || format === "") return null;
  const found = known.find((each) => each === format);
  if (found) return found;
  if (isFileFormat(format)) throw invalid({ format: say(importWords, (w) => w.sentAsFile(format)) });
  throw invalid({
    format: say(
      importWords,
      (w) => w.unknownFormat(format.slice(0, 40)),
      (w) => w.chooseFormat,
    ),
  });
}

/** The words of a file that holds nothing else, as `readText` reads them. @throws Refusal as `readText` does */
export function textOf(
  bytes: Uint8Array,
  { fileName = "", format, charset, language = "en" }: ImportSource,
): { text: string; warnings: string[] } {
  requireUpload(bytes);
  const isPage = format === "html" || (!format && (kindByName(fileName) === "html" || looksLikePage(bytes)));
  const { text, encoding, sure } = isPage ? decodePage(bytes, charset) : decode(bytes);
  return { text, warnings: sure ? [] : [say(importWords, (w) => w.encoding.guessed(encoding))(language)] };
}

/** Its opening is ASCII in all but the rarest encodings. */
const looksLikePage = (bytes: Uint8Array) =>
  kindByWords(new TextDecoder("latin1").decode(bytes.subarray(0, 4096))) === "html";

/** By name first, unless the words say that the name is wrong; by words alone for what was pasted. */
function formatOf(text: string, fileName: string): WrittenFormat {
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

function requireReader(kind: FileKind | null): asserts kind is WrittenFormat | null {
  if (kind === null || kind in readers) return;
  throw unsupported(say(importWords, (w) => w.later[kind as LaterKind]));
}

function requireWords(draft: Draft, field: string) {
  const hasWords = draft.sections.some(({ blocks }) => blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text)));
  if (hasWords) return;
  const hasHeadings = draft.title !== null || draft.sections.some(({ heading }) => heading !== null);
  throw invalid({ [field]: say(importWords, (w) => (hasHeadings ? w.onlyHeadings : w.empty)) });
}

function requireUpload(bytes: Uint8Array) {
  if (bytes.length > textLimits.upload) throw tooLarge(say(importWords, (w) => w.fileTooLarge(textLimits.upload)));
}

function requireShorter({ sections }: Draft) {
  const most = textLimits.bookCharacters;
  const length = sections.reduce((sum, { blocks }) => sum + blocks.reduce((all, { text }) => all + text.length, 0), 0);
  if (length > most) throw tooLarge(say(importWords, (w) => w.tooManyCharacters(most)));
}

function requireFewer(draft: Draft) {
  const blocks = draft.sections.reduce((sum, section) => sum + section.blocks.length, 0);
  if (blocks > textLimits.blocks) throw tooLarge(say(importWords, (w) => w.tooManyBlocks(textLimits.blocks)));
  if (draft.sections.length > textLimits.sections) {
    throw tooLarge(say(importWords, (w) => w.tooManySections(textLimits.sections)));
  }
}
