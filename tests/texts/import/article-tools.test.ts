/** The sample article through tools that others use: each is skipped where the tool, or the article, is not. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPlain } from "~/texts/import/plain";
import { readSource } from "~/texts/import/read";
import { articleOutline, articleSource, countedOutline, hasArticle, told, wordsOfTold, type Told } from "./article";
import { pageOf } from "./article-forms";

const has = (...tools: string[]) =>
  tools.every((tool) => spawnSync(tool, ["--version"], { timeout: 20_000 }).status === 0);
const title = "Bolshevism and what came after it";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "article-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let plain: Told = [];
beforeAll(() => void (plain = hasArticle ? told(readPlain(articleSource())) : []));

function made(tool: string, args: string[], input: string | Uint8Array): Uint8Array {
  const { status, stderr, stdout } = spawnSync(tool, args, { cwd: folder, input, timeout: 60_000, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${tool}: ${stderr.toString()}`);
  return new Uint8Array(stdout);
}

describe.skipIf(!hasArticle || !has("pandoc"))(
  "made by pandoc (skipped: only where pandoc and the article are)",
  () => {
    test.each([
      ["html5", "a.html"],
      ["docx", "a.docx"],
      ["epub2", "a.epub"],
      ["epub3", "a.epub"],
    ])("%s comes out exactly as outline.json says, word for word", async (form, fileName) => {
      fs.writeFileSync(path.join(folder, "x.jpg"), Buffer.from(dot, "base64"));
      const source = pageOf(title, plain).replace(/^[^]*?<div class="entry-content">|<\/div><\/article>[^]*$/g, "");
      const asked = ["--shift-heading-level-by=-1", "-M", `title=${title}`, "-M", "lang=en", "-s", "-o", "-"];
      const draft = await readSource({ bytes: made("pandoc", ["-f", "html", "-t", form, ...asked], source), fileName });
      expect(draft.title).toBe(title);
      expect(countedOutline(draft)).toEqual(articleOutline());
      expect(told(draft)).toEqual(plain);
    });
  },
);

describe.skipIf(!hasArticle || !has("groff", "gs"))(
  "set by groff (skipped: only where groff, gs and the article are)",
  () => {
    test("a PDF comes out with every letter in its order, all 13 headings, and at least 74 of its 80 paragraphs as they are", async () => {
      const postscript = made("groff", ["-Tps", "-Kutf8"], inTroff(plain));
      const bytes = made("gs", ["-q", "-sDEVICE=pdfwrite", "-sOutputFile=-", "-dNOPAUSE", "-dBATCH", "-"], postscript);
      const draft = await readSource({ bytes, fileName: "a.pdf" });
      const read = told(draft);
      expect(read.map(({ heading }) => heading)).toEqual(plain.map(({ heading }) => heading));
      // Of a word with a hyphen that stands nowhere else nobody knows, at the end of a line, whose hyphen it is.
      expect(wordsOfTold(read)?.join("")).toEqual(wordsOfTold(plain)?.join(""));
      const found = new Set(read.flatMap(({ blocks }) => blocks.map(({ text }) => text)));
      const paragraphs = plain.flatMap(({ blocks }) =>
        blocks.flatMap(({ kind, text }) => (kind === "paragraph" || kind === "quote" ? [text] : [])),
      );
      expect(paragraphs).toHaveLength(80);
      expect(paragraphs.filter((text) => found.has(text)).length).toBeGreaterThanOrEqual(74);
    });
  },
);

/** Lines filled, justified and hyphenated, pages with their number below, by nothing but the plain requests of troff. */
function inTroff(from: Told): string {
  const line = (text: string) => text.replaceAll("\\", "\\e").replace(/^(?=[.'])/, "\\&");
  const pages =
    ".de foot\n'sp |27c\n.tl ''%''\n'bp\n..\n.de head\n'sp 2c\n..\n.wh 0 head\n.wh -3.5c foot\n.pl 29.7c\n.ll 15c\n.po 3c\n.hy 4\n";
  const body = from.flatMap(({ heading, blocks }) => [
    ...(heading === null
      ? []
      : [".sp 1.5", ".ne 6", ".ps 15", ".ft B", line(heading), ".br", ".ft R", ".ps 10", ".sp 0.5"]),
    ...blocks.flatMap(({ text }) => text.split("\n").flatMap((each) => [line(each), ".br", ".sp 0.7"])),
  ]);
  return `${pages}${body.join("\n")}\n`;
}

/** A JPEG of one pixel. */
const dot =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";
