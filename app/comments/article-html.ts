/**
 * The text as HTML, written as one string: it never changes within an edition, so it is not worth React's time on the
 * server, nor its bytes a second time as data for the browser. Pure.
 */
import { directionOf, ownDirection, type Direction } from "../texts/direction";
import type { BlockView, SectionView } from "../texts/text";
import type { ArticleWords } from "../words/article";
import type { Place, Quote } from "./anchor";
import { partsOf, stepsOf } from "./article-parts";
import { heat } from "./heat";
import { markQuotes } from "./mark-quotes";
import { hashOf, placeParam } from "./place-url";
import { findQuote } from "./quote";

export type ArticleTalk = {
  byPlace: ReadonlyMap<string, number>;
  /** Passages to highlight, by place. */
  quotes: ReadonlyMap<string, Quote[]>;
};

/** What is said beside a block, and where that leads. */
export type Discussed = ReadonlyMap<string, { words: string; href: string; session: string }>;

/**
 * @param about `unread`: by place, empty for readers without an account; `chosen`: the place whose discussion stands beside
 *   the text; `discussed`: by block, when it was discussed in a session of the reader's group; `language`: of the text, what
 *   runs the other way than it says so; `here`: the block where the reader's group is just now, in a session, and what says so
 */
export function articleHtml(sections: SectionView[], about: ArticleAbout): string {
  const { sectionHtml } = writing(about, topLevel(sections));
  return sections.map((section) => sectionHtml(section)).join("");
}

/** Of its headings the highest: of a text whose headings begin at the second, that is the first that a reader sees. */
export const topLevel = (sections: readonly Pick<SectionView, "heading" | "level">[]): number =>
  Math.min(6, ...sections.flatMap(({ heading, level }) => (heading === null ? [] : level)));

/** The title of the page is its h1. */
export const headingTag = (level: number, top: number): string => `h${Math.min(6, Math.max(2, level - top + 2))}`;

/** A part of it, as it stands in its section. */
export const partHtml = (blocks: BlockView[], about: ArticleAbout): string =>
  blocks.map(writing(about, 1).lineHtml).join("");

export type ArticleAbout = {
  talk: ArticleTalk;
  unread: ReadonlyMap<string, number>;
  chosen: Place | null;
  here?: { block: string; words: string } | null;
  discussed?: Discussed;
  /** Whose numbers these are. */
  edition: number;
  language: string;
  words: ArticleWords;
  /** First blocks of the parts that come later; null: none does. */
  later?: ReadonlySet<string> | null;
};

function writing(
  { talk, unread, chosen, here = null, discussed, edition, language, words, later = null }: ArticleAbout,
  top: number,
) {
  const one = (block?: BlockView) => ({ edition, block: () => block });
  const idOf = (place: Place, block?: BlockView) => hashOf(place, one(block));
  const hrefOf = (place: Place, block?: BlockView) => `?p=${placeParam(place, one(block))}#${idOf(place, block)}`;
  const way = (place: Place, about: string, block?: BlockView): string => {
    const count = talk.byPlace.get(place) ?? 0;
    const fresh = unread.get(place) ?? 0;
    const label = count ? words.talkCount(count, about, fresh) : words.talkAbout(about);
    return (
      `<a class="talk${heat(count)}${fresh ? " unread" : ""}" href="${escapeHtml(hrefOf(place, block))}" data-count="${count}" ` +
      `data-unread="${fresh}" data-about="${escapeHtml(about)}" aria-label="${escapeHtml(label)}">${count || "+"}</a>`
    );
  };
  const direction = directionOf(language);
  /** The session of the line before: what was discussed together says so once. */
  let said = "";
  return { sectionHtml, lineHtml };

  function sectionHtml(section: SectionView): string {
    const { id, heading, level } = section;
    const place: Place = `section:${id}`;
    const tag = headingTag(level, top);
    const current = place === chosen ? ' aria-current="true"' : "";
    const head =
      heading === null
        ? ""
        : `<div class="head" id="s-${id}" data-place="${place}"${current}><${tag} id="h-${id}"${dir(ownDirection(heading, direction))}>${escapeHtml(heading)}</${tag}>${way(place, words.section(heading))}</div>`;
    const named =
      heading === null ? ` id="s-${id}" aria-label="${escapeHtml(words.introduction)}"` : ` aria-labelledby="h-${id}"`;
    return `<section data-section="${id}"${named}>${head}${insideHtml(section)}</section>`;
  }

  function insideHtml(section: SectionView): string {
    if (!later) return section.blocks.map(lineHtml).join("");
    return partsOf([section])
      .map(({ blocks }) =>
        later.has(blocks[0]?.id ?? "") ? laterHtml(blocks, edition, words) : blocks.map(lineHtml).join(""),
      )
      .join("");
  }

  function discussedHtml(block: string): string {
    const was = discussed?.get(block);
    const isNew = was !== undefined && was.session !== said;
    said = was?.session ?? "";
    return isNew ? `<a class="discussed" href="${escapeHtml(was.href)}">${escapeHtml(was.words)}</a>` : "";
  }

  function lineHtml(block: BlockView): string {
    const place: Place = `block:${block.id}`;
    const about = aboutBlock(block, words);
    const number =
      block.number === null
        ? ""
        : `<a class="no" href="${hrefOf(place, block)}" aria-label="${words.paragraph(block.number)}">${block.number}</a>`;
    const current = place === chosen ? ' aria-current="true"' : "";
    const own = ownDirection(block.text, direction);
    const html = blockHtml(block, markedHtml(block, talk.quotes.get(place)), own);
    const group = block.id === here?.block ? groupHtml(here.words) : "";
    return `<div class="para" id="${idOf(place, block)}" data-place="${place}"${current}>${group}${number}${html}${way(place, about, block)}${discussedHtml(block.id)}</div>`;
  }
}

/** In place of a part: a way there, for whoever has no script; with one it comes by itself. */
export function laterHtml(blocks: BlockView[], edition: number, words: ArticleWords): string {
  const [first] = blocks;
  if (!first) return "";
  const numbers = blocks.flatMap(({ number }) => number ?? []);
  const says = words.later(numbers[0] ?? null, numbers.at(-1) ?? null);
  const one = { edition, block: () => first };
  const href = `?p=${placeParam(`block:${first.id}`, one)}#${hashOf(`block:${first.id}`, one)}`;
  return `<p class="later steps-${stepsOf(blocks)}" data-later="${first.id}"><a href="${escapeHtml(href)}">${escapeHtml(says)}</a></p>`;
}

/** Says where the group is: first in its line, and what `#group` leads to. A page with a script moves it along. */
const groupHtml = (words: string) =>
  `<span class="group-here" id="group"><span class="visually-hidden">${escapeHtml(words)}</span></span>`;

/** What a place is called, aloud and in headings. */
export function aboutBlock(block: Pick<BlockView, "number" | "kind">, words: ArticleWords): string {
  if (block.number !== null) return words.paragraph(block.number);
  return words[block.kind === "footnote" || block.kind === "picture" ? block.kind : "caption"];
}

function markedHtml(block: BlockView, quotes: Quote[] | undefined): string {
  if (!quotes) return block.html;
  const spans = quotes.map((quote) => findQuote(block.text, quote)).filter((span) => span !== null);
  return spans.length > 0 ? markQuotes(block.html, spans, block.text) : block.html;
}

/** @param direction of the block, where it is not that of what stands around it */
export function blockHtml({ kind }: BlockView, html: string, direction: Direction | null): string {
  if (kind === "paragraph") return `<p class="block"${dir(direction)}>${html}</p>`;
  if (kind === "picture") return `<figure class="block picture">${html}</figure>`;
  if (kind === "caption") return `<p class="block caption"${dir(direction)}>${html}</p>`;
  return `<div class="block ${kind === "table" ? "wide" : kind}"${dir(direction)}>${html}</div>`;
}

export const dir = (direction: Direction | null) => (direction === null ? "" : ` dir="${direction}"`);

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
