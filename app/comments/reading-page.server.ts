/** Everything the reading page shows, gathered for one reader. */
import { read } from "#db/db.server";
import { blockedBy } from "../accounts/blocks.server";
import type { Viewer } from "../accounts/user";
import {
  canAddText,
  canComment,
  canSettleQuestions,
  canTakeBack,
  wayIn,
  whyClosed,
  type Standing,
} from "../groups/group";
import { heldBack } from "../groups/restraint";
import { articleOf } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { actFormWords } from "../words/act-form";
import { blockWords } from "../words/blocks";
import { commentWords } from "../words/comments";
import { readOnlyWords } from "../words/read-only";
import { readerWords } from "../words/readers";
import { reportWords } from "../words/reports";
import { readingWords } from "../words/reading";
import type { Language } from "../words/words";
import { aboutBlock, articleHtml, type Discussed } from "./article-html";
import type { Place } from "./anchor";
import { placeFromParam } from "./place-url";
import { besideBox, floorOf } from "./floor.server";
import { talkOn, withheldOf } from "./reading.server";
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
    language,
    here = null,
    discussed,
    isInSession,
  }: {
    p: string | null;
    language: Language;
    here?: { block: string; words: string } | null;
    discussed?: Discussed;
    /** Whether the viewer is in a session that runs on it: asked only where it makes a difference. */
    isInSession?: () => Promise<boolean>;
  },
) {
  const scope = await textFor(viewer, textId);
  const { text, group, standing } = scope;
  const words = readingWords[language];
  const [article, talk, unread, stopped, readers, floor, withheld, blocked] = await Promise.all([
    articleOf(text.id, text.edition),
    talkOn(text),
    unreadOf(viewer, scope),
    readingPlace(viewer, text.id),
    viewer && canComment(standing) ? besideBox(viewer, scope, language) : "",
    floorOf(viewer, scope, language, isInSession),
    withheldOf(text.id),
    viewer ? blockedBy(read(), viewer.id) : [],
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
  const block = chosen?.startsWith("block:") ? article.block(chosen.slice(6)) : undefined;
  const section = chosen?.startsWith("section:") ? article.section(chosen.slice(8)) : undefined;
  return {
    page: {
      text: {
        id: text.id,
        title: text.title,
        byline: text.byline,
        language: text.language,
        seq: text.seq,
        numbered: text.numbered,
      },
      group: { slug: group.slug, name: group.name, visibility: group.visibility },
      viewer: viewer && { id: viewer.id, name: viewer.name },
      /** Whom they do not want to see: what comes live is the same for all. */
      blocked: [...blocked],
      /** Who would read what the viewer writes here. */
      seenBy: readers,
      may: {
        comment: canComment(standing) && !floor.closed,
        settle: canSettleQuestions(standing),
        takeBack: canTakeBack(standing),
        manage: canAddText(standing),
        /** What else can be done about a comment of somebody else; "*" stands for its id. */
        links: linksOf(group.slug, standing),
      },
      /** Why whoever has a place in the group cannot write here just now. */
      why: whyNot(standing, language) ?? (standing.membership ? floor.closed : null),
      /** By the comment that opened it: of threads where something else applies. */
      threads: floor.threads,
      /** What was shown and is withheld now: not counted, until it is shown again. */
      withheld,
      isGuest: standing.membership?.guest !== undefined,
      facts: readerWords[language].facts(
        outline.length,
        text.numbered,
        Math.max(1, Math.round(text.words / readingPace)),
      ),
      total: talk.total,
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
    html: articleHtml(article.sections, { talk, unread, chosen, here, discussed, words }),
  };
}

export type ReadingPageData = Awaited<ReturnType<typeof readingPage>>["page"];

function whyNot(standing: Standing, language: Language): string | null {
  const words = readOnlyWords[language];
  if (canComment(standing)) return null;
  const held = heldBack(standing);
  if (held) return held(language);
  if (!standing.membership) return null;
  const closed = whyClosed(standing);
  if (closed) return words.closed[closed];
  const way = wayIn(standing);
  return way === "guest" ? words.guestReads : way === "waiting" ? commentWords[language].waiting : null;
}

export function filterOf(place: Place): { block?: string; section?: string; place?: "text" } {
  if (place.startsWith("block:")) return { block: place.slice(6) };
  if (place.startsWith("section:")) return { section: place.slice(8) };
  return { place: "text" };
}

const excerpt = (text: string) => (text.length <= 140 ? text : `${text.slice(0, 140).replace(/\s+\S*$/u, "")}…`);

/** Addresses with their words: composed here, so that the page's scripts need not know them. */
function linksOf(slug: string, standing: Standing): Array<[string, string]> {
  const mayModerate = !standing.isMuted && canSettleQuestions(standing);
  const mayReport = standing.viewer !== null && standing.membership?.guest !== "read";
  return [
    ...(mayReport ? [["/c/*/report", reportWords.en.report] as [string, string]] : []),
    ...(standing.viewer ? [["/account/blocked?comment=*", blockWords.en.link] as [string, string]] : []),
    ...(mayModerate ? [[`/g/${slug}/moderation/act?comment=*`, actFormWords.en.title] as [string, string]] : []),
  ];
}
