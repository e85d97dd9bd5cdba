/** Markdown (CommonMark with tables, strikethrough and notes) to sections and blocks. */
import type { Token } from "markdown-it";
import { importWords } from "../../words/import";
import { say, type Language } from "../../words/words";
import { invalid, tooLarge } from "../../refusals";
import { hasPictures, picturesOnly } from "../pictures/among-words";
import type { ReadDraft } from "../pictures/embedded";
import { pictureBlock } from "../pictures/picture";
import { textLimits, type BlockKind, type DraftBlock, type DraftSection } from "../text";
import { frontMatterOf, titleOf } from "./front-matter";
import { cleaned } from "./lines";
import { MarkdownNotes } from "./markdown-notes";
import {
  codeHtml,
  inlineWords,
  markdownLimits,
  parsed,
  pictureWords,
  rendered,
  renderedInline,
  Work,
} from "./markdown-parser";
import { escaped, sanitised, wordsOf } from "./safe-html";

/**
 * @param language of the warnings.
 * @throws Refusal `too-large` or `invalid` when the source nests, swells or counts past the limits.
 */
export function readMarkdown(source: string, language: Language = "en"): ReadDraft {
  const front = frontMatterOf(cleaned(source));
  const work = new Work(front.body);
  const tokens = parsed(front.body, work);
  const parts = partsOf(tokens);
  const title = titleAmong(parts, front.title);
  const sections = sectionsOf(parts.slice(title === null ? 0 : 1), work, title === null ? [] : parts[0]!);
  const warnings = [...sections.warnings];
  if (work.pictures) warnings.push((w) => w.pictures(work.pictures));
  if (work.links) warnings.push((w) => w.links(work.links));
  if (
    /<\/?(?:a|b|br(?!\s*\/?>)|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|script|span|strong|style|sub|sup|table|td|tr|u|ul)[\s/>]/i.test(
      front.body,
    )
  ) {
    warnings.push((w) => w.html);
  }
  return {
    format: "markdown",
    title: front.title ?? title,
    byline: front.byline,
    language: front.language,
    ...{ published: front.published, source: front.source, licence: front.licence },
    sections: sections.sections,
    warnings: warnings.map((warning) => say(importWords, (w) => warning(w.warning))(language)),
    pictureBytes: work.embedded.bytesOf,
  };
}

type Warning = (words: (typeof importWords)["en"]["warning"]) => string;

/** The top level of a token stream, each part from its opening to its close. */
function partsOf(tokens: Token[]): Token[][] {
  const parts: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) parts.push([]);
    parts.at(-1)!.push(token);
    depth += token.nesting;
  }
  return parts;
}

const levelOf = (part: Token[]) => (part[0]!.type === "heading_open" ? Number(part[0]!.tag.slice(1)) : null);
const headingOf = (part: Token[]) =>
  inlineWords(part[1]!.children ?? [])
    .trim()
    .replace(/\s+/g, " ");

/** The one first-level heading, at the top, unless front matter gave another title. */
function titleAmong(parts: Token[][], given: string | null): string | null {
  const [first] = parts;
  if (!first || levelOf(first) !== 1 || parts.filter((part) => levelOf(part) === 1).length !== 1) return null;
  const title = titleOf(headingOf(first));
  return given === null || given === title ? title : null;
}

function sectionsOf(parts: Token[][], work: Work, titleTokens: Token[]) {
  const sections: DraftSection[] = [];
  const notes = new MarkdownNotes(work);
  let blocks = 0;
  const add = (block: DraftBlock) => {
    if (sections.length === 0) sections.push({ heading: null, level: 1, blocks: [] });
    sections.at(-1)!.blocks.push(block);
    if (++blocks > textLimits.blocks) throw tooLarge(say(importWords, (w) => w.tooManyBlocks(textLimits.blocks)));
    work.spend(block.html.length);
  };
  notes.seeIn(titleTokens);
  if (titleTokens.length) work.pictures += picturesIn(titleTokens);
  for (const part of parts) {
    const level = levelOf(part);
    if (level === null) {
      blocksOf(part, work).forEach(add);
    } else {
      // A note belongs to the section that calls for it.
      notes.due().forEach(add);
      const heading = headingOf(part);
      work.pictures += picturesIn(part);
      if (heading !== "") sections.push({ heading, level, blocks: [] });
      if (sections.length > textLimits.sections)
        throw tooLarge(say(importWords, (w) => w.tooManySections(textLimits.sections)));
    }
    notes.seeIn(part);
  }
  notes.due().forEach(add);
  const unused = notes.unused();
  unused.forEach(add);
  const warnings: Warning[] = unused.length ? [(w) => w.unusedNotes(unused.length)] : [];
  return { sections, warnings };
}

/** A heading keeps a picture's words only, and never passes the renderer, which counts the others. */
const picturesIn = (heading: Token[]) => (heading[1]!.children ?? []).filter(({ type }) => type === "image").length;

/** A paragraph that holds nothing but pictures is a block for each. */
function blocksOf(part: Token[], work: Work): DraftBlock[] {
  const pictures = part[0]!.type === "paragraph_open" ? picturesAlone(part[1]!.children ?? []) : null;
  if (pictures) return pictureBlocks(pictures, work);
  const one = blockOf(part, work);
  return one ? (picturesOnly(one.html) ?? [one]) : [];
}

/** null: nothing to see, such as a rule between parts. */
function blockOf(part: Token[], work: Work): DraftBlock | null {
  const [first] = part;
  switch (first!.type) {
    case "paragraph_open":
      // A comment is a word to whoever writes the source.
      if (/^<!--(?:(?!-->)[^])*-->$/.test(part[1]!.content.trim())) return null;
      return paragraphOf(part[1]!.children ?? [], work);
    case "bullet_list_open":
    case "ordered_list_open":
      return whole("list", part, work);
    case "blockquote_open":
      return whole("quote", part, work);
    case "table_open":
      requireNarrow(part);
      return whole("table", part, work);
    case "fence":
    case "code_block": {
      const text = first!.content.replace(/\n$/, "");
      return text.trim() === "" ? null : { kind: "code", html: codeHtml(text), text };
    }
    default:
      return null;
  }
}

function paragraphOf(inline: Token[], work: Work): DraftBlock | null {
  const breaks = inline.filter((token) => token.type === "hardbreak").length;
  const isVerse = breaks >= 2 && !inline.some((token) => token.type === "softbreak");
  return block(isVerse ? "verse" : "paragraph", sanitised(renderedInline(inline, work)).trim());
}

function pictureBlocks(pictures: Token[], work: Work): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const words: string[] = [];
  for (const picture of pictures) {
    const said = pictureWords(picture);
    const source = work.embedded.sourceOf(String(picture.attrGet("src") ?? ""));
    if (source !== null) blocks.push(pictureBlock({ source, alt: said }));
    else {
      work.pictures++;
      if (said !== "") words.push(said);
    }
  }
  const left = block("caption", escaped(words.join(" · ")));
  return left ? [...blocks, left] : blocks;
}

/** The pictures of a paragraph that holds nothing else; a link around one counts for nothing. */
function picturesAlone(inline: Token[]): Token[] | null {
  const isNothing = ({ type, content }: Token) =>
    type === "softbreak" ||
    type === "hardbreak" ||
    type === "link_open" ||
    type === "link_close" ||
    (type === "text" && content.trim() === "");
  const rest = inline.filter((token) => !isNothing(token));
  return rest.length && rest.every((token) => token.type === "image") ? rest : null;
}

const whole = (kind: BlockKind, part: Token[], work: Work) => block(kind, sanitised(rendered(part, work)).trim());

function block(kind: BlockKind, html: string): DraftBlock | null {
  const text = wordsOf(html);
  return text === "" && !hasPictures(html) ? null : { kind, html, text };
}

function requireNarrow(table: Token[]) {
  const end = table.findIndex((token) => token.type === "tr_close");
  const columns = table.slice(0, end).filter((token) => token.type === "th_open").length;
  if (columns > markdownLimits.columns)
    throw invalid({ content: say(importWords, (w) => w.tooWide(markdownLimits.columns)) });
}
