import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "~/refusals";
import { decode } from "~/texts/import/decode";
import { readText } from "~/texts/import/read";

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))),
  );

/** The single-byte encoder that Node lacks: each byte is tried for its letter. */
function encoded(text: string, label: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) table.set(new TextDecoder(label).decode(new Uint8Array([byte])), byte);
  return new Uint8Array([...text].map((letter) => table.get(letter) ?? 0x3f));
}

const russian =
  "Чтение вслух меняет спор. Когда группа читает один и тот же абзац, никто не может сослаться на то, чего в нём нет.\n";
const german = "Die Gruppe liest gemeinsam, und jeder Satz wird geprüft. Größe, Übung, Äußerung: das sind Wörter.\n";
const polish =
  "Głośne czytanie zmienia spór. Nikt nie może powołać się na to, czego w nim nie ma. Żółw, źdźbło, ćma.\n";

describe("text", () => {
  test.each([
    ["windows-1251", russian, true],
    ["koi8-u", russian, true],
    ["ISO-8859-5", russian, true],
    ["x-mac-cyrillic", russian, false],
    ["ibm866", russian, false],
    ["windows-1250", polish, true],
    ["ISO-8859-2", polish, true],
    ["macintosh", german, false],
  ])("%s is read right", (label, text, isSure) => {
    const result = decode(encoded(text, label));
    expect(result.text).toBe(text);
    expect(result.encoding).toBe(label);
    expect(result.sure).toBe(isSure);
  });
  test("windows-1252, with the quotation marks that Node 20 gets wrong", () => {
    expect(decode(bytes("Ein \x84gro\xDFes\x93 Wort \x96 f\xFCr \xDCbung und Gr\xF6\xDFe.")).text).toBe(
      "Ein „großes“ Wort – für Übung und Größe.",
    );
  });
  test("Shift_JIS and ISO-2022-JP", () => {
    const shiftJis = [
      0x90, 0xba, 0x82, 0xc9, 0x8f, 0x6f, 0x82, 0xb5, 0x82, 0xc4, 0x93, 0xc7, 0x82, 0xde, 0x82, 0xc6, 0x8b, 0x63, 0x98,
      0x5f, 0x82, 0xaa, 0x95, 0xcf, 0x82, 0xed, 0x82, 0xe9, 0x81, 0x42,
    ];
    expect(decode(bytes(shiftJis)).text).toBe("声に出して読むと議論が変わる。");
    expect(decode(bytes([0x1b, 0x24, 0x42, 0x40, 0x3c, 0x1b, 0x28, 0x42])).text).toBe("声");
  });
  test.each([
    ["UTF-8 mark", [0xef, 0xbb, 0xbf, ...Buffer.from(russian)]],
    ["UTF-16LE mark", [0xff, 0xfe, ...Buffer.from(russian, "utf16le")]],
    ["UTF-16BE mark", [0xfe, 0xff, ...Buffer.from(russian, "utf16le").swap16()]],
    ["UTF-16LE bare", [...Buffer.from(russian, "utf16le")]],
    ["UTF-16BE bare", [...Buffer.from(russian, "utf16le").swap16()]],
    ["UTF-8 bare", [...Buffer.from(russian)]],
  ])("%s", (_, raw) => expect(decode(new Uint8Array(raw)).text).toBe(russian));
  test("a page of English before the first foreign letter", () => {
    const text = "All is plain English here.\n".repeat(20_000) + russian;
    expect(decode(encoded(text, "windows-1251"))).toMatchObject({ text, encoding: "windows-1251" });
  });
  test("a weak guess is told", () => {
    const draft = readText({ bytes: encoded(russian, "ibm866"), fileName: "a.txt" });
    expect(draft.sections[0]!.blocks[0]!.text).toBe(russian.trim());
    expect(draft.warnings[0]).toContain("ibm866");
  });
});

describe("what is no text is refused, and says what to do", () => {
  const zip = (inside: string) => bytes("PK\x03\x04\x14\0\0\0\0\0", inside, "\0\0\0");
  test.each([
    ["PDF", bytes("%PDF-1.7\n%\xE2\xE3\n"), /This is a PDF/],
    ["EPUB", zip("mimetypeapplication/epub+zip"), /EPUB/],
    ["DOCX", zip("[Content_Types].xml"), /Word/],
    ["ODT", zip("mimetypeapplication/vnd.oasis.opendocument.text"), /OpenDocument/],
    ["zip", zip("a.txt"), /Unpack/],
    ["gzip", bytes("\x1F\x8B\x08\0"), /Unpack/],
    ["PNG", bytes("\x89PNG\r\n\x1A\n\0\0"), /picture/],
    ["JPEG", bytes("\xFF\xD8\xFF\xE0"), /picture/],
    ["doc", bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), /Word/],
    ["RTF", bytes("{\\rtf1 hello}"), /RTF/],
    ["ELF", bytes("\x7FELF\x02\x01"), /not a text file/],
    ["exe", bytes("MZ\x90\0\x03\0\0\0"), /not a text file/],
    ["zeros", bytes("some \0 words \0\0 here"), /not a text file/],
    ["only zeros", new Uint8Array(1000), /not a text file/],
    ["control characters", bytes("\x01\x02\x03 a \x04\x05\x06 b \x07".repeat(20)), /not a text file/],
    ["UTF-32", bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32/],
    ["cut UTF-16", bytes([0xff, 0xfe, 0x41]), /UTF-8/],
    ["noise", Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) % 251 || 1), /text|UTF-8/],
  ])("%s renamed to .txt", (_, raw, message) => {
    const refusal = refusalOf(() => readText({ bytes: raw, fileName: "essay.txt" }));
    expect(refusal.detail("en")).toMatch(message);
    expect(refusal.kind).toBe("unsupported");
  });
});

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
