/** What the page shows on which a thread is hung elsewhere: the thread, and the edition it is to hang in. */
import type { Viewer } from "../accounts/user";
import { articleOf } from "../texts/articles.server";
import { directionOf } from "../texts/direction";
import { articleWords } from "../words/article";
import type { Language } from "../words/words";
import type { Place } from "./anchor";
import { laterParts } from "./article-parts";
import { offShelf } from "./crossing";
import { editionHtml } from "./edition-html";
import { reportLineFor } from "./migration-report.server";
import { nearestPlace } from "./nearest";
import type { PlaceThreadData } from "./place-thread-page";

/** @throws Refusal as `reportLineFor` */
export async function placeThreadPage(
  viewer: Viewer,
  textId: string,
  number: string,
  thread: string,
  language: Language,
): Promise<PlaceThreadData> {
  const { scope, line } = await reportLineFor(viewer, textId, number, thread, language);
  const { text, group, edition, article } = scope;
  const was = offShelf(line.from.place) ?? { place: line.from.place as Place, edition: edition.number - 1 };
  const near =
    (line.to?.place as Place | undefined) ?? nearestPlace(was.place, await articleOf(text.id, was.edition), article);
  const later = laterParts(article.sections, [near]);
  return {
    text: { id: text.id, title: text.title, language: text.language },
    group: { slug: group.slug, name: group.name },
    ...{ edition, line, numbered: edition.numbered },
    headings: article.sections.flatMap(({ id, heading }) => (heading === null ? [] : [{ id, heading }])),
    html: editionHtml(article.sections, {
      ...{ later, chosen: near, words: articleWords[language], edition: edition.number, language: text.language },
    }),
    direction: directionOf(text.language),
  };
}
