/** What kind of file this is, by its first bytes and, for what starts like any text, by its opening words and name. */
import { isRefusal, type Refusal } from "../../refusals";
import type { FileFormat, TextFormat } from "../text";
import { openZip } from "./zip";

/** What Lectern knows by sight and has no reader for yet. Its refusal is the word of the same name. */
export type LaterKind =
  "old Word document" | "locked Office document" | "OpenDocument text" | "RTF" | "picture" | "archive" | "binary";

export type FileKind = TextFormat | LaterKind;

/** Longest first where one begins another. Latin-1 strings of the bytes at offset 0. */
const openings: [opening: string, kind: FileFormat | LaterKind][] = [
  ["%PDF-", "pdf"],
  ["{\\rtf", "RTF"],
  ["\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Word document"],
  ["\x89PNG\r\n\x1A\n", "picture"],
  ["\xFF\xD8\xFF", "picture"],
  ["GIF87a", "picture"],
  ["GIF89a", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["AT&TFORM", "picture"],
  ["\x1F\x8B", "archive"],
  ["BZh9", "archive"],
  ["\xFD7zXZ\0", "archive"],
  ["7z\xBC\xAF\x27\x1C", "archive"],
  ["Rar!\x1A\x07", "archive"],
  ["\x28\xB5\x2F\xFD", "archive"],
  ["\x7FELF", "binary"],
  ["\xCA\xFE\xBA\xBE", "binary"],
  ["\0asm", "binary"],
  ["SQLite format 3\0", "binary"],
  ["OggS\0", "binary"],
  ["ID3", "binary"],
];

/**
 * The kind that the bytes themselves give away; null when they may well be text.
 * The name is never believed against them: a program renamed to `.txt` is still a program.
 */
export function kindByBytes(bytes: Uint8Array): FileFormat | LaterKind | null {
  const start = latin1(bytes.subarray(0, 2048));
  if (isZip(start)) return insideZip(start, bytes);
  if (start.startsWith("RIFF") && start.slice(8, 12) === "WEBP") return "picture";
  if (start.startsWith("MZ") && start.includes("\0")) return "binary";
  // Some printers put a few bytes before the mark; Acrobat looks for it in the first kilobyte.
  if (start.slice(0, 1024).includes("%PDF-1.") && start.includes("\0")) return "pdf";
  const kind = openings.find(([opening]) => start.startsWith(opening))?.[1] ?? null;
  return kind === "old Word document" && isLocked(bytes) ? "locked Office document" : kind;
}

/** With a password, Office puts the whole document encrypted into a file of the old kind ([MS-OFFCRYPTO] 2.3). */
const isLocked = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("EncryptedPackage", 0, "utf16le");

/** By what stands first, as it should; by what is inside where somebody packed it in another order. */
function insideZip(start: string, bytes: Uint8Array): FileFormat | LaterKind {
  if (start.includes("mimetypeapplication/epub+zip")) return "epub";
  if (start.includes("mimetypeapplication/vnd.oasis.opendocument.text")) return "OpenDocument text";
  if (start.includes("word/") || start.includes("[Content_Types].xml")) return "docx";
  const names = namesIn(bytes);
  if (names.includes("META-INF/container.xml")) return "epub";
  return names.some((name) => /^\[content_types\]\.xml$/i.test(name)) ? "docx" : "archive";
}

const isZip = (start: string) => start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06");

/** Why an archive does not say what is in it: damaged, cut off, or locked. null for one that does, and for what is none. */
export function whyUnlisted(bytes: Uint8Array): Refusal | null {
  if (!isZip(latin1(bytes.subarray(0, 4)))) return null;
  try {
    openZip(bytes);
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

function namesIn(bytes: Uint8Array): string[] {
  try {
    return openZip(bytes).names;
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

const endings: Record<FileKind, RegExp | null> = {
  plain: /\.(txt|text)$/i,
  markdown: /\.(md|markdown|mdown|mkd|mkdn)$/i,
  html: /\.(html?|xhtml)$/i,
  epub: /\.epub$/i,
  docx: /\.(?:docx|docm|dotx|dotm)$/i,
  "old Word document": /\.do[ct]$/i,
  "locked Office document": null,
  "OpenDocument text": /\.odt$/i,
  RTF: /\.rtf$/i,
  pdf: /\.pdf$/i,
  picture: null,
  archive: null,
  binary: null,
};

/** The kind that the name promises; null when it promises nothing we know. */
export function kindByName(fileName: string): FileKind | null {
  for (const [kind, ending] of Object.entries(endings)) if (ending?.test(fileName.trim())) return kind as FileKind;
  return null;
}

/** The kind that the opening words give away; null when they are nothing but text. */
export function kindByWords(text: string): FileKind | null {
  const start = text.slice(0, 100_000).trimStart();
  if (/^(?:<\?xml [^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,2000}-->\s{0,20}){0,3}(?:<!doctype html|<html[\s>])/i.test(start))
    return "html";
  if (start.startsWith("{\\rtf")) return "RTF";
  return looksLikeMarkdown(start) ? "markdown" : null;
}

/** A heading with which it opens (unless it counts: "# 1 on the list"), or two different signs, or two headings: one sign alone also happens in plain text. */
function looksLikeMarkdown(start: string): boolean {
  if (/^#{1,2} (?!\d)[^\n]{1,200}\n[ \t]*\n/.test(start)) return true;
  const headings = start.match(/^#{1,6} \S/gm)?.length ?? 0;
  const signs = [
    headings > 0,
    headings > 1,
    /^---\n[A-Za-z]+:/.test(start),
    /\]\((?:https?:|mailto:|#)/.test(start),
    /\*\*[^\s*][^*\n]{0,200}\*\*/.test(start),
    /^```/m.test(start),
    /^\[\^[^\]\s]{1,40}\]:/m.test(start),
    /^\|[ :|-]{3,}$/m.test(start),
  ];
  return signs.filter(Boolean).length >= 2;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
