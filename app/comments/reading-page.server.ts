/** Everything the reading page shows, gathered for one reader. */
import type { Viewer } from "../accounts/user";
import { articleOf } from "../texts/articles.server";
import { directionOf } from "../texts/direction";
import { shownOrigin } from "../texts/origin";
import { textFor } from "../texts/texts.server";
import { articleWords } from "../words/article";
import { readerWords } from "../words/readers";
import type { Language } from "../words/words";
import { aboutBlock, articleHtml, type Discussed } from "./article-html";
import type { Place } from "./anchor";
import { laterParts } from "./article-parts";
import { offShelf } from "./crossing";
import { placeFromParam } from "./place-url";
import { talkOn, withheldOf } from "./reading.server";
import { rulesLink } from "./rules-link";
import { standingOn } from "./text-standing.server";
import { discussionOf, readingPlace, unreadOf, type DiscussionPage } from "./unread.server";

/** A line of the outline. */
export type OutlineLine = { id: string; heading: string | null; level: number; count: number; unread: number };

/** The discussion that stands beside the text when the page is served. */
export type OpenPlace = {
  place: Place;
  page: DiscussionPage;
  count: number;
};

/** Words a minute: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019). */
const readingPace = 238;

/**
 * @param p the value of `?p=`
 * @param here the block where the viewer's group is, in a session that runs, and what says so
 * @param discussed by block: when it was discussed in a session
 * @throws Refusal `not-found`
 */
export async function readingPage(
  viewer: Viewer,
  textId: string,
  {
    p,
    isWhole = false,
    language,
    here = null,
    discussed,
    isInSession,
  }: {
    p: string | null;
    /** Somebody wants all of a long text at once: to look something up in it, to print it. */
    isWhole?: boolean;
    language: Language;
    here?: { block: string; words: string } | null;
    discussed?: Discussed;
    /** Whether the viewer is in a session that runs on it: asked only where it makes a difference. */
    isInSession?: () => Promise<boolean>;
  },
) {
  const scope = await textFor(viewer, textId);
  const { text, group, standing } = scope;
  const words = articleWords[language];
  const [article, talk, unread, stopped, standingNow, withheld] = await Promise.all([
    articleOf(text.id, text.edition),
    talkOn(text),
    unreadOf(viewer, scope),
    readingPlace(viewer, text.id),
    standingOn(viewer, scope, language, isInSession),
    withheldOf(text.id),
  ]);
  const chosen = placeFromParam(p, article);
  const open: OpenPlace | null = chosen && {
    place: chosen,
    page: await discussionOf(viewer, text.id, filterOf(chosen), { limit: 50, after: null }),
    count: talk.byPlace.get(chosen) ?? 0,
  };
  const outline: OutlineLine[] = article.sections.map(({ id, heading, level, blocks }) => {
    const places = [`section:${id}`, ...blocks.map((block) => `block:${block.id}`)];
    const sum = (counts: ReadonlyMap<string, number>) =>
      places.reduce((total, place) => total + (counts.get(place) ?? 0), 0);
    return { id, heading, level, count: sum(talk.byPlace), unread: sum(unread) };
  });
  const later = isWhole ? null : laterParts(article.sections, [chosen, here && `block:${here.block}`]);
  const block = chosen?.startsWith("block:") ? article.block(chosen.slice(6)) : undefined;
  const section = chosen?.startsWith("section:") ? article.section(chosen.slice(8)) : undefined;
  return {
    page: {
      text: {
        id: text.id,
        title: text.title,
        byline: text.byline,
        origin: shownOrigin(text, language),
        language: text.language,
        direction: directionOf(text.language),
        seq: text.seq,
        edition: text.edition,
        numbered: text.numbered,
      },
      group: { slug: group.slug, name: group.name, visibility: group.visibility },
      viewer: viewer && { id: viewer.id, name: viewer.name },
      /** What one agrees to by writing, a link from every box. */
      rules: rulesLink(group.slug, language),
      ...standingNow,
      /** What was shown and is withheld now: not counted, until it is shown again. */
      withheld,
      isGuest: standing.membership?.guest !== undefined,
      /** A part of it is on the page, the rest comes as one reads. */
      isInParts: later !== null,
      facts: readerWords[language].facts(
        outline.length,
        text.numbered,
        Math.max(1, Math.round(text.words / readingPace)),
      ),
      total: talk.total,
      /** Comments on what an earlier edition had and this one has not. */
      shelved: [...talk.byPlace].reduce((sum, [place, times]) => sum + (offShelf(place) ? times : 0), 0),
      onText: { count: talk.byPlace.get("text") ?? 0, unread: unread.get("text") ?? 0 },
      outline,
      open,
      /** What the open place is called, and how it begins. */
      about: chosen && {
        name: block
          ? aboutBlock(block, words)
          : section
            ? words.section(section.heading ?? words.introduction)
            : words.wholeText,
        excerpt: block ? excerpt(block.text) : "",
      },
      stopped: stopped ? (article.block(stopped)?.number ?? null) : null,
    },
    html: articleHtml(article.sections, {
      ...{ talk, unread, chosen, here, discussed, words },
      language: text.language,
      edition: text.edition,
      later,
    }),
  };
}

export type ReadingPageData = Awaited<ReturnType<typeof readingPage>>["page"];

export function filterOf(place: Place): { block?: string; section?: string; place?: "text" } {
  if (place.startsWith("block:")) return { block: place.slice(6) };
  if (place.startsWith("section:")) return { section: place.slice(8) };
  return { place: "text" };
}

const excerpt = (text: string) => (text.length <= 140 ? text : `${text.slice(0, 140).replace(/\s+\S*$/u, "")}…`);
