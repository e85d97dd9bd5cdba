/** Files that were cut, overwritten or sent in part: the person is told so, not that they sent something else. */
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { readSource, type ImportSource } from "~/texts/import/read";
import { p, wordFile, wordParts } from "../../support/word";
import { book } from "./epub-support";
import { column, pdfOf } from "./pdf-maker";

/** Packed with a picture first, so that its opening bytes do not say what it is. */
const packedOddly = (parts: Record<string, string>) =>
  zipSync({
    "media/1.png": Uint8Array.from({ length: 9_000 }, (_, i) => (i * i * 31 + (i >> 3)) % 251),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  });
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
const word = wordFile(p("The ice came early that year."));
const oddWord = packedOddly(wordParts(p("The ice came early that year.")));
const odd = packedOddly({ "notes.txt": "The ice came early that year." });
const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) % 256);
const novel = book({ pages: { "a.xhtml": "<p>The ice came early that year.</p>" } });
const paper = pdfOf([column(["The ice came early that year."]).placed]);

const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"];
let pages = "%PDF-1.4\n";
const offsets = objects.map((each, at) => {
  const start = pages.length;
  pages += `${at + 1} 0 obj\n${each}\nendobj\n`;
  return `${String(start).padStart(10, "0")} 00000 n \n`;
});
const table = `xref\n0 3\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size 3/Root 1 0 R>>\n`;
const circular = strToU8(`${pages}${table}startxref\n${pages.length}\n%%EOF`);

const damaged = /damaged or was not sent whole\. Download it again, or save it again from the program/;

test.each<[string, ImportSource, RegExp]>([
  ["a Word document cut in half", { bytes: half(word), fileName: "a.docx" }, damaged],
  ["one whose bytes no longer say what it was", { bytes: half(oddWord), fileName: "a.docx" }, damaged],
  ["the same, by the form that was chosen", { bytes: half(oddWord), fileName: "a", format: "docx" }, damaged],
  ["a Word document with macros", { bytes: half(oddWord), fileName: "A.DOCM" }, damaged],
  ["a book cut in half", { bytes: half(novel), fileName: "a.epub" }, damaged],
  ["a book whose bytes no longer say what it was", { bytes: half(oddWord), fileName: "a.epub" }, damaged],
  ["a Word document overwritten from its start", { bytes: noise, fileName: "a.docx" }, damaged],
  ["a book overwritten with zeros", { bytes: new Uint8Array(3000), fileName: "a.epub" }, damaged],
  ["a PDF overwritten from its start", { bytes: noise, fileName: "a.pdf" }, damaged],
  ["a PDF whose pages lead back into themselves", { bytes: circular, fileName: "a.pdf" }, /^This PDF is damaged/],
  ["a PDF cut before its pages", { bytes: paper.subarray(0, 40), fileName: "a.pdf" }, /^This PDF is damaged/],
  [
    "a whole archive of other things called .docx",
    { bytes: odd, fileName: "a.docx" },
    /^This is an archive\. Unpack it/,
  ],
  [
    "a whole archive of other things called .epub",
    { bytes: odd, fileName: "a.epub" },
    /^This is an archive\. Unpack it/,
  ],
  ["half an archive that promises nothing", { bytes: half(odd), fileName: "a.zip" }, /^This is an archive\. Unpack it/],
])("%s", async (_, source, expected) => {
  const error: unknown = await readSource(source).catch((thrown: unknown) => thrown);
  if (!isRefusal(error)) throw new Error("nothing was refused");
  expect((error.more.errors?.["file"] ?? error.detail)("en")).toMatch(expected);
});

test("words under the name of a Word document are read all the same", async () => {
  expect(await readSource({ bytes: strToU8("Just words."), fileName: "a.docx" })).toMatchObject({ format: "plain" });
  expect(await readSource({ bytes: oddWord, fileName: "a.docx" })).toMatchObject({ format: "docx" });
});

test.each([
  ["a picture", "\x89PNG\r\n\x1A\n"],
  ["an archive", "\x1F\x8B"],
])("%s is told all that Lectern reads", async (_, start) => {
  const bytes = Uint8Array.from(`${start}${"\0".repeat(100)}`, (sign) => sign.charCodeAt(0));
  const error: unknown = await readSource({ bytes, fileName: "a" }).catch((thrown: unknown) => thrown);
  if (!isRefusal(error)) throw new Error("nothing was refused");
  for (const name of [".txt", ".md", ".html", ".docx", ".epub", "PDF"]) expect(error.detail("en")).toContain(name);
});
