/** What the tests of Word documents ask: a document as a line for each heading and block, and as HTML. */
import { readWord } from "~/texts/import/docx/word";
import { style, wordFile, type WordParts } from "../../support/word";

export const read = (body: string, parts?: WordParts) => readWord(wordFile(body, parts));
/** A line for each heading and block. */
export async function shape(body: string, parts?: WordParts): Promise<string[]> {
  return (await read(body, parts)).sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`h${level} ${heading}`]),
    ...blocks.map(({ kind, text }) => `${kind}: ${text}`),
  ]);
}
export const html = async (body: string, parts?: WordParts) =>
  (await read(body, parts)).sections.flatMap(({ blocks }) => blocks.map((block) => block.html));

export const headings = style("H1", "heading 1") + style("H2", "heading 2") + style("H3", "heading 3");
