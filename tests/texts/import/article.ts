/** The sample article that lies beside the project where it is developed, with its outline. Tests that want it are skipped where it is not. */
import fs from "node:fs";
import path from "node:path";
import { outlineOf } from "~/texts/import/outline";
import type { BlockKind, Draft } from "~/texts/text";

const article = path.resolve("..", "shared", "texts");
export const hasArticle = fs.existsSync(path.join(article, "outline.json"));

export type Expected = {
  heading: string | null;
  paragraphs: number;
  first_words: string;
  captions: number;
  list_items: number;
  quotes: number;
};

/** As `outline.json` counts it. */
export function countedOutline(draft: Draft): Expected[] {
  return outlineOf(draft).sections.map(({ heading, blocks }) => {
    const of = (...kinds: string[]) => blocks.filter(({ kind }) => kinds.includes(kind));
    const first = of("paragraph", "quote")[0]?.text ?? "";
    return {
      heading,
      paragraphs: of("paragraph", "quote").length,
      first_words: first.split(/\s+/).slice(0, 8).join(" "),
      captions: of("caption").length,
      list_items: of("list").reduce((sum, { text }) => sum + text.split("\n").length, 0),
      quotes: of("quote").length,
    };
  });
}

export const articleSource = () => fs.readFileSync(path.join(article, "000_972cf7b4b2385228.txt"), "utf8");
export const articleOutline = () =>
  JSON.parse(fs.readFileSync(path.join(article, "outline.json"), "utf8")) as Expected[];

/** A text as headings and blocks, without what only one form knows. A line of a list is an item. */
export type Told = { heading: string | null; blocks: { kind: BlockKind; text: string }[] }[];

export const told = (draft: Draft): Told =>
  outlineOf(draft).sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.map(({ kind, text }) => ({ kind, text })),
  }));

export const wordsOfTold = (from: Told) =>
  from
    .flatMap(({ heading, blocks }) => [heading ?? "", ...blocks.map(({ text }) => text)])
    .join(" ")
    .match(/[\p{L}\p{N}]+/gu);
