/** What somebody may do about a text just now, and why not: as the reading page is served with it, and as it asks again when that changes. */
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
import { textFor, type TextScope } from "../texts/texts.server";
import { actFormWords } from "../words/act-form";
import { blockWords } from "../words/blocks";
import { commentPageWords } from "../words/comment-pages";
import { commentWords } from "../words/comments";
import { readOnlyWords } from "../words/read-only";
import { reportWords } from "../words/reports";
import type { Language } from "../words/words";
import { besideBox, floorOf } from "./floor.server";

/** Plain JSON. */
export type TextStanding = {
  /** Who would read what the viewer writes here, and how often they may; "": they write nothing here. */
  seenBy: string;
  /** Whom they do not want to see: what comes live is the same for all. */
  blocked: string[];
  may: {
    comment: boolean;
    settle: boolean;
    takeBack: boolean;
    manage: boolean;
    /** What else can be done about a comment of somebody else; "*" stands for its id. */
    links: Array<[href: string, text: string]>;
  };
  /** Why whoever has a place in the group cannot write here just now. */
  why: string | null;
  /** Where whoever has no place in the group comes by one. */
  way: [href: string, text: string];
  /** By the comment that opened it: of threads where something else applies. */
  threads: Record<string, { says: string; may: boolean }>;
};

type IsInSession = () => Promise<boolean>;

/** @param isInSession whether the viewer is in a session that runs on it: asked only where it makes a difference. @throws Refusal `not-found` */
export async function textStanding(
  viewer: Viewer,
  textId: string,
  language: Language,
  isInSession?: IsInSession,
): Promise<TextStanding> {
  return standingOn(viewer, await textFor(viewer, textId), language, isInSession);
}

/** The same for a text that the caller has found. */
export async function standingOn(
  viewer: Viewer,
  scope: TextScope,
  language: Language,
  isInSession?: IsInSession,
): Promise<TextStanding> {
  const { group, standing } = scope;
  const [seenBy, floor, blocked] = await Promise.all([
    viewer && canComment(standing) ? besideBox(viewer, scope, language) : "",
    floorOf(viewer, scope, language, isInSession),
    viewer ? blockedBy(read(), viewer.id) : [],
  ]);
  return {
    seenBy,
    blocked: [...blocked],
    may: {
      comment: canComment(standing) && !floor.closed,
      settle: canSettleQuestions(standing),
      takeBack: canTakeBack(standing),
      manage: canAddText(standing),
      links: linksOf(group.slug, standing),
    },
    why: whyNot(standing, language) ?? (standing.membership ? floor.closed : null),
    way: viewer
      ? [`/g/${group.slug}`, commentPageWords[language].joinToComment]
      : [`/sign-in?to=${encodeURIComponent(`/t/${scope.text.id}`)}`, commentPageWords[language].signInToComment],
    threads: floor.threads,
  };
}

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

/** Addresses with their words: composed here, so that the page's scripts need not know them. */
function linksOf(slug: string, standing: Standing): TextStanding["may"]["links"] {
  const mayModerate = !standing.isMuted && canSettleQuestions(standing);
  const mayReport = standing.viewer !== null && standing.membership?.guest !== "read";
  return [
    ...(mayReport ? [["/c/*/report", reportWords.en.report] as [string, string]] : []),
    ...(standing.viewer ? [["/account/blocked?comment=*", blockWords.en.link] as [string, string]] : []),
    ...(mayModerate ? [[`/g/${slug}/moderation/act?comment=*`, actFormWords.en.title] as [string, string]] : []),
  ];
}
