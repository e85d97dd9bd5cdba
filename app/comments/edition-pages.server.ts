/** What the pages of editions show: the list, one of them to be read, and what is different in it. */
import type { Viewer } from "../accounts/user";
import { canAddText, type Visibility } from "../groups/group";
import { notFound } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { directionOf, type Direction } from "../texts/direction";
import type { EditionLine } from "../texts/edition";
import { editionFor, editionsOf, waitingEdition } from "../texts/editions.server";
import type { EditionsData } from "../texts/editions-page";
import { textToChange } from "../texts/text-changes.server";
import type { Piece } from "../texts/word-diff";
import type { BringEditionData } from "../texts/bring-edition-form";
import { articleWords } from "../words/article";
import type { Language } from "../words/words";
import { aboutBlock } from "./article-html";
import { laterParts } from "./article-parts";
import { differencesIn } from "./crossings.server";
import type { Difference, Differences } from "./differences";
import { editionHtml } from "./edition-html";
import { placeFromParam } from "./place-url";

/** @throws Refusal `not-found` */
export async function editionsPage(viewer: Viewer, textId: string): Promise<EditionsData> {
  const { scope, lines } = await editionsOf(viewer, textId);
  const { text, group, standing } = scope;
  return {
    text: { id: text.id, title: text.title, edition: text.edition },
    group: { slug: group.slug, name: group.name },
    mayManage: canAddText(standing),
    editions: lines,
  };
}

/** @throws Refusal as `textToChange` */
export async function bringEditionPage(viewer: Viewer, textId: string): Promise<BringEditionData> {
  const { text, group } = await textToChange(viewer, textId);
  return { text: { id: text.id, title: text.title }, group: { slug: group.slug, name: group.name } };
}

type About = {
  text: { id: string; title: string; byline: string; language: string; edition: number };
  group: { slug: string; name: string; visibility: Visibility };
  edition: EditionLine;
};

export type EditionPageData = About & {
  html: string;
  /** A part of it is on the page. */
  isInParts: boolean;
  /** Of the text as a whole; null: each block by its first letter. */
  direction: Direction | null;
  outline: Array<{ id: string; heading: string | null; level: number }>;
  /** Somebody came for a paragraph that the edition that is read now does not have. */
  isGone: boolean;
};

/** @param search `p`: a place; `gone`. @throws Refusal `not-found` */
export async function editionPage(
  viewer: Viewer,
  textId: string,
  number: string,
  { search, language }: { search: URLSearchParams; language: Language },
): Promise<EditionPageData> {
  const { text, group, edition, article } = await editionFor(viewer, textId, number);
  const chosen = placeFromParam(search.get("p"), article);
  const later = search.has("whole") ? null : laterParts(article.sections, [chosen]);
  return {
    ...aboutOf({ text, group, edition }),
    isInParts: later !== null,
    html: editionHtml(article.sections, {
      later,
      chosen,
      words: articleWords[language],
      edition: edition.number,
      language: text.language,
    }),
    direction: directionOf(text.language),
    outline: article.sections.map(({ id, heading, level }) => ({ id, heading, level })),
    isGone: search.has("gone") && chosen !== null,
  };
}

export type WaitingPageData = About;

/** @throws Refusal as `waitingEdition` */
export const waitingPage = async (viewer: Viewer, textId: string, number: string): Promise<WaitingPageData> =>
  aboutOf(await waitingEdition(viewer, textId, number));

export type ShownDifference = {
  what: Difference["what"];
  /** Where it stood and where it stands, by name. */
  from: string | null;
  to: string | null;
  pieces: Piece[];
};
export type ChangesPageData = About & {
  facts: Differences["facts"];
  list: ShownDifference[];
  /** Where the next page begins; null: there is none. */
  next: number | null;
};

/** Differences on one page. */
const most = 100;

/** @param from how many differences stand before. @throws Refusal `not-found`, also for the first edition */
export async function changesPage(
  viewer: Viewer,
  textId: string,
  number: string,
  { from, language }: { from: number; language: Language },
): Promise<ChangesPageData> {
  const scope = await editionFor(viewer, textId, number);
  const { text, group, edition, article } = scope;
  if (edition.number === 1) throw notFound();
  const before = await articleOf(text.id, edition.number - 1);
  const { list, facts, next } = await differencesIn(scope, before, { from, most });
  const named = (id: string | null, content: Article) => id && nameOf(id, content, language);
  return {
    ...aboutOf({ text, group, edition }),
    ...{ facts, next },
    list: list.map(({ what, pieces, from: was, to }) => ({
      ...{ what, pieces, from: named(was, before), to: named(to, article) },
    })),
  };
}

function nameOf(id: string, content: Article, language: Language): string {
  const words = articleWords[language];
  const block = content.block(id);
  return block ? aboutBlock(block, words) : words.section(content.section(id)?.heading ?? words.introduction);
}

const aboutOf = ({ text, group, edition }: About): About => ({
  text: {
    id: text.id,
    title: text.title,
    byline: text.byline,
    language: text.language,
    edition: text.edition,
  },
  group: { slug: group.slug, name: group.name, visibility: group.visibility },
  edition,
});
