import { describe, expect, test } from "vitest";
import { isRefusal, type RefusalKind } from "~/refusals";
import { readSource } from "~/texts/import/read";
import { book, zipped, type BookParts } from "./epub-support";

const read = (parts: BookParts) => readSource({ bytes: book(parts), fileName: "a.epub" });

describe("what is refused, with what to do", () => {
  const pages = { "a.xhtml": "<p>One.</p>" };
  const encryption = (way: string) =>
    `<encryption xmlns="urn:x"><enc:EncryptedData xmlns:enc="x"><enc:EncryptionMethod Algorithm="${way}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`;
  const whole = book({ pages });
  test.each<[string, () => Uint8Array, RefusalKind, RegExp]>([
    [
      "Adobe's protection",
      () => book({ pages, files: { "META-INF/rights.xml": "<rights/>" } }),
      "unsupported",
      /protected/,
    ],
    ["Readium's", () => book({ pages, files: { "META-INF/license.lcpl": "{}" } }), "unsupported", /protected/],
    [
      "scrambled pages",
      () =>
        book({
          pages,
          files: { "META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc") },
        }),
      "unsupported",
      /protected/,
    ],
    ["a bomb", () => book({ pages, files: { "OEBPS/x.css": new Uint8Array(30_000_000) } }), "too-large", /far larger/],
    [
      "6,000 files",
      () => book({ pages, files: Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`f/${i}`, ""])) }),
      "too-large",
      /5,000 files/,
    ],
    ["a file cut off", () => whole.subarray(0, whole.length - 200), "invalid", /damaged/],
    [
      "no package",
      () => book({ pages, files: { "OEBPS/content.opf": null } }),
      "invalid",
      /does not say what is in it/,
    ],
    ["a package of nothing", () => book({ pages: {} }), "invalid", /does not say what is in it/],
    [
      "pages outside of the book",
      () =>
        book({
          pages: {},
          items: `<item id="x" href="../../../etc/passwd" media-type="text/html"/><item id="y" href="file:///etc/passwd" media-type="text/html"/>`,
          itemrefs: `<itemref idref="x"/><itemref idref="y"/>`,
          files: { "../../etc/passwd": "root" },
        }),
      "invalid",
      /does not say/,
    ],
    ["no words", () => book({ pages: { "a.xhtml": "<p> </p>" } }), "invalid", /no words/],
    ["a tower", () => book({ pages: { "a.xhtml": `${"<div>".repeat(10_000)}x` } }), "invalid", /400 deep/],
    ["a tower of contents", () => book({ pages, ncx: "<navPoint>".repeat(10_000) }), "invalid", /400 deep/],
  ])("%s", async (_, make, kind, sentence) => {
    const error: unknown = await readSource({ bytes: make(), fileName: "a.epub" }).catch((caught: unknown) => caught);
    if (!isRefusal(error)) throw error;
    expect([error.kind, error.more.errors?.["file"]?.("en") ?? error.detail("en")]).toEqual([
      kind,
      expect.stringMatching(sentence),
    ]);
  });

  test("not what only scrambles its fonts", async () => {
    const files = { "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding") };
    expect((await read({ pages, files })).sections).toHaveLength(1);
  });

  test.each([
    ["a pasted book", { content: "words", format: "epub" }, "format", /Choose the file/],
    ["a text called a book", { bytes: Buffer.from("words"), format: "epub" }, "file", /no EPUB book/],
    ["an archive of other things", { bytes: zipped({ "a.txt": "x" }), fileName: "a.epub" }, undefined, /Unpack/],
  ])("%s", async (_, source, at, sentence) => {
    const error: unknown = await readSource(source).catch((caught: unknown) => caught);
    if (!isRefusal(error)) throw error;
    expect(Object.keys(error.more.errors ?? {})[0]).toBe(at);
    expect(error.more.errors?.[at ?? ""]?.("en") ?? error.detail("en")).toMatch(sentence);
  });
});
