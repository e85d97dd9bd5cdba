/** For a page that holds words somebody wrote at places of an edition before: where these places are now. */
import type { Viewer } from "../accounts/user";
import { articleOf } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { articleWords } from "../words/article";
import type { Language } from "../words/words";
import { anchorOf, type Place } from "./anchor";
import { aboutBlock } from "./article-html";
import { whereNow } from "./where-now.server";
import { placeHref } from "./place-url";

/** `name`: what it is called; `href`: with its discussion open; `text`: what it says, "" of a section. */
export type PlaceNow = { place: Place; name: string; href: string; text: string };

/** Places that are looked up at once. */
const most = 50;

/**
 * @param asked places of this edition or of earlier ones
 * @returns by place, of the first so many: where it is now; null: nowhere
 * @throws Refusal `not-found`
 */
export async function placesNow(
  viewer: Viewer,
  textId: string,
  asked: string[],
  language: Language,
): Promise<Record<string, PlaceNow | null>> {
  const { text } = await textFor(viewer, textId);
  const words = articleWords[language];
  const article = await articleOf(text.id, text.edition);
  const found: Array<[string, PlaceNow | null]> = [];
  for (const each of new Set(asked.slice(0, most))) {
    const place = await whereNow(text, each);
    const { block: id, section } = anchorOf(place ?? "text", null);
    const block = id ? article.block(id) : undefined;
    const name = block
      ? aboutBlock(block, words)
      : section
        ? words.section(article.section(section)?.heading ?? words.introduction)
        : words.wholeText;
    const href = place === null ? "" : placeHref(text.id, place, article);
    found.push([each, place === null ? null : { place, name, href, text: block?.text ?? "" }]);
  }
  return Object.fromEntries(found);
}
