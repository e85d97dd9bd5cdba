/**
 * The source of a golden folder as the bytes that somebody would send. What is no plain file on a disk is kept in parts
 * that can be read and compared:
 *
 * - `source.ENCODING.EXT`: text, kept as UTF-8 and sent in that encoding (`source.shift_jis.html`; UTF-16 with its mark);
 * - `source.epub/`: the files of the archive; the container is made where it is not among them;
 * - `source.docx/`: `body.xml`, `styles.xml`, `footnotes.xml`, `endnotes.xml`, `core.xml`, `relations.xml` are the
 *   insides of the parts of a document; whatever lies in a folder is a part as it stands, and goes before those;
 * - `source.pdf.json`: an array of pages of placed lines, `column`s of paragraphs, what a column left over (`rest`), and
 *   the places of `pictures` by their number, of which the size in pixels is said beside the pages.
 */
import fs from "node:fs";
import path from "node:path";
import { packed, wordParts } from "../../support/word";
import { zipped } from "./epub-support";
import { column, pdfOf, striped, type Pictured, type Placed } from "./pdf-maker";

export function sourceIn(folder: string): { bytes: Uint8Array; fileName: string } {
  const found = fs.readdirSync(folder).find((name) => name.startsWith("source."));
  if (found === undefined) throw new Error(`There is no source in ${folder}.`);
  const at = path.join(folder, found);
  if (found === "source.epub") return { bytes: bookIn(at), fileName: found };
  if (found === "source.docx") return { bytes: wordIn(at), fileName: found };
  if (found === "source.pdf.json") return { bytes: pdfIn(at), fileName: "source.pdf" };
  const [, encoding] = /^source\.(.+)\.[a-z]+$/.exec(found) ?? [];
  const bytes = new Uint8Array(fs.readFileSync(at));
  return {
    bytes: encoding === undefined ? bytes : encodedAs(new TextDecoder().decode(bytes), encoding),
    fileName: `source.${found.split(".").at(-1)!}`,
  };
}

function filesIn(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    files.map((file) => [path.relative(folder, file).split(path.sep).join("/"), fs.readFileSync(file, "utf8")]),
  );
}

function bookIn(folder: string): Uint8Array {
  const files = filesIn(folder);
  const opf = Object.keys(files).find((name) => name.endsWith(".opf"));
  const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${opf ?? ""}" media-type="application/oebps-package+xml"/></rootfiles></container>`;
  return zipped({ mimetype: "application/epub+zip", "META-INF/container.xml": container, ...files });
}

function wordIn(folder: string): Uint8Array {
  const files = filesIn(folder);
  const { "body.xml": body = "", ...rest } = files;
  const inside = Object.fromEntries(
    Object.entries(rest).flatMap(([name, xml]) =>
      name.includes("/") ? [] : [[name.replace(/\.xml$/, ""), xml.trim()]],
    ),
  );
  const whole = Object.fromEntries(Object.entries(rest).filter(([name]) => name.includes("/")));
  return packed({ ...wordParts(body.trim(), inside), ...whole });
}

type Set = {
  column: string[];
  x?: number;
  top?: number;
  width?: number;
  size?: number;
  bottom?: number;
  indent?: number;
};
/** The words that the last column had no place for. */
type Rest = Omit<Set, "column"> & { rest: true };
type Paper = { info?: string; pages: Page[]; pictures?: [width: number, height: number][] };
type Page = (Placed | Pictured | Set | Rest)[];

function pdfIn(file: string): Uint8Array {
  const { info = "", pages, pictures = [] } = JSON.parse(fs.readFileSync(file, "utf8")) as Paper;
  let left: string[] = [];
  const placed = pages.map((page) =>
    page.flatMap((each): (Placed | Pictured)[] => {
      if ("text" in each || "picture" in each) return [each];
      const { placed: lines, rest } = column("rest" in each ? left : each.column, each);
      left = rest;
      return lines;
    }),
  );
  if (left.length > 0) throw new Error(`${file}: these words have no place on a page: ${left.join(" ")}`);
  return pdfOf(placed, { info, pictures: pictures.map(([width, height], i) => striped(width, height, 7 + i * 4)) });
}

/** The encoder that Node lacks: each byte, and each two bytes, tried for the letter they are. */
function encodedAs(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-16le") return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  if (encoding === "utf-16be") return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le").swap16());
  // Node 20 takes windows-1252 for Latin-1; the Turkish set differs from it in six letters.
  const decoder = new TextDecoder(encoding === "windows-1252" ? "windows-1254" : encoding);
  const table = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    const letter = decoder.decode(new Uint8Array(bytes));
    if ([...letter].length === 1 && letter !== "\uFFFD" && !table.has(letter)) table.set(letter, bytes);
  };
  for (let byte = 0; byte < 256; byte++) learn([byte]);
  const isWide = /shift|gb|big5|euc/.test(encoding);
  for (let lead = 0x81; isWide && lead < 0xff; lead++) for (let next = 0x40; next < 0xff; next++) learn([lead, next]);
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const bytes = table.get(letter);
      if (!bytes) throw new Error(`${encoding} has no ${letter}`);
      return bytes;
    }),
  );
}
