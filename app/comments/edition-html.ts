/** An edition as it is read where nothing is discussed: its sections and numbered paragraphs, written as one string. Pure. */
import type { BlockView, SectionView } from "../texts/text";
import type { ArticleWords } from "../words/article";
import type { Place } from "./anchor";
import { directionOf, ownDirection } from "../texts/direction";
import { blockHtml, dir, escapeHtml, headingTag, laterHtml, topLevel } from "./article-html";
import { partsOf } from "./article-parts";
import { hashOf, placeParam, type Numbering } from "./place-url";

/** @param chosen the place that the address names */
export function editionHtml(
  sections: SectionView[],
  {
    chosen,
    words,
    edition,
    language,
    later = null,
  }: {
    chosen: Place | null;
    words: ArticleWords;
    edition: number;
    language: string;
    /** First blocks of the parts that only have a way to them; null: all of it stands there. */
    later?: ReadonlySet<string> | null;
  },
): string {
  const direction = directionOf(language);
  const top = topLevel(sections);
  const current = (place: Place) => (place === chosen ? ' aria-current="true"' : "");
  const sectionHtml = (section: SectionView): string => {
    const { id, heading, level } = section;
    const tag = headingTag(level, top);
    const head =
      heading === null
        ? ""
        : `<div class="head" id="s-${id}"${current(`section:${id}`)}><${tag} id="h-${id}"${dir(ownDirection(heading, direction))}>${escapeHtml(heading)}</${tag}></div>`;
    const named =
      heading === null ? ` id="s-${id}" aria-label="${escapeHtml(words.introduction)}"` : ` aria-labelledby="h-${id}"`;
    return `<section${named}>${head}${insideHtml(section)}</section>`;
  };
  const insideHtml = (section: SectionView): string =>
    partsOf([section])
      .map(({ blocks }) =>
        later?.has(blocks[0]?.id ?? "") ? laterHtml(blocks, edition, words) : blocks.map(lineHtml).join(""),
      )
      .join("");
  const lineHtml = (block: BlockView): string => {
    const place: Place = `block:${block.id}`;
    const one: Numbering = { edition, block: () => block };
    const href = `?p=${placeParam(place, one)}#${hashOf(place, one)}`;
    const number =
      block.number === null
        ? ""
        : `<a class="no" href="${href}" aria-label="${escapeHtml(words.paragraph(block.number))}">${block.number}</a>`;
    return `<div class="para" id="${hashOf(place, one)}"${current(place)}>${number}${blockHtml(block, block.html, ownDirection(block.text, direction))}</div>`;
  };
  return sections.map(sectionHtml).join("");
}
