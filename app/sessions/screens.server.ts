/** What the pages of a session that runs are made of, for whoever asks. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { notAllowed } from "../groups/not-allowed";
import { isNameless } from "../accounts/guests";
import type { Viewer } from "../accounts/user";
import { blockHtml } from "../comments/article-html";
import { placeHref } from "../comments/place-url";
import { mintId } from "../mint";

import { articleOf, type Article } from "../texts/articles.server";
import { ownDirection } from "../texts/direction";
import type { BlockView } from "../texts/text";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { beforeStart } from "./before-start.server";
import type { Asker } from "./command";
import type { Spot } from "./meeting";
import type { SessionMine, SessionNow } from "./now";
import {
  blocksIn,
  hasBaton,
  type PassageView,
  type Places,
  type PlaceView,
  type SessionTold,
  type WhereView,
} from "./place";
import type { MessageView } from "./message";
import { partsOf } from "./parts";
import { messagesIn } from "./messages.server";
import { versionsOf } from "./minutes.server";
import { knownMeeting, sessionNow, stateOf } from "./record.server";
import { hasMissed } from "./missed";
import { canRun, mayIn, type SessionPlan } from "./session";
import type { BeforeStart } from "./start-session";
import { textsToAdd, type TextToAdd } from "./texts-to-add.server";
import { planOf, sessionFor } from "./sessions.server";
import { standInFor } from "./stand-in.server";

const { texts } = schema;

/** Characters of a block that a screen shows where it only points at it. */
const firstWords = 280;

/** What may have changed for somebody while a session runs. */
export type SessionSeen = {
  now: SessionNow;
  mine: SessionMine;
  places: Places;
  /** Where the group is, in full; null: nowhere, or not asked for. */
  passage: PassageView | null;
  /** Private lines to those who run it: all, or one's own. */
  messages: MessageView[];
};

export type SessionScreen = SessionSeen & {
  plan: Pick<
    SessionPlan,
    | "id"
    | "url"
    | "title"
    | "group"
    | "texts"
    | "facilitators"
    | "startsAt"
    | "timeZone"
    | "minutes"
    | "place"
    | "callUrl"
  >;
  may: Asker["may"];
  /** `isNameless`: a guest who is to say a name before they do anything. */
  me: { id: string; name: string; isNameless: boolean } | null;
  /** Something of it went on without the reader. */
  missed: boolean;
  /** For whoever may choose its texts, on the page where it is run: those it could have besides. */
  moreTexts?: TextToAdd[] | null;
  /** For whoever may begin it, on the page where they run it. */
  before?: BeforeStart;
  /** On the page where it was run: its minutes are approved, so it does not go on. */
  isClosed?: boolean;
  /** What the ids of forms that are sent without a script begin with: another each time the page is made. */
  seed: string;
};

/** @param whole also all words of where the group is. @throws Refusal `not-found` */
export async function sessionScreen(viewer: Viewer, id: string, { whole = false } = {}): Promise<SessionScreen> {
  const { session, group, standing } = await sessionFor(viewer, id);
  const [meeting, plan] = await Promise.all([knownMeeting(session), planOf(read(), { session, group })]);
  const { url, title, texts: read_, facilitators, startsAt, timeZone, minutes, place, callUrl } = plan;
  const state = stateOf(viewer, session, standing, meeting);
  return {
    ...(await seenIn(state, whole || hasBaton(state.now, viewer))),
    messages: await messagesIn(viewer, { session, standing }),
    plan: {
      id,
      url,
      title,
      group: plan.group,
      texts: read_,
      facilitators,
      startsAt,
      timeZone,
      minutes,
      place,
      callUrl,
    },
    missed: hasMissed(meeting, viewer?.id ?? "", Date.now()),
    may: mayIn(standing),
    me: viewer && { id: viewer.id, name: viewer.name, isNameless: isNameless(viewer) },
    seed: mintId(),
  };
}

/** The same for those who run it. @throws Refusal `not-found`, `forbidden` */
export async function screenToRun(viewer: Viewer, id: string, language: string): Promise<SessionScreen> {
  const scope = await sessionFor(viewer, id);
  const { session, standing } = scope;
  if (!canRun(standing) || !viewer)
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotRun),
    );
  const seen = await sessionScreen(viewer, id, { whole: true });
  const moreTexts = await textsToAdd(viewer, scope, { texts: seen.plan.texts, state: session.state });
  const isClosed = session.state === "ended" && (await versionsOf(read(), id)).at(-1)?.state === "approved";
  const screen = { ...seen, moreTexts, isClosed };
  return session.state === "planned" ? { ...screen, before: await beforeStart(viewer, session, language) } : screen;
}

/** @throws Refusal `not-found` */
export async function sessionSeen(viewer: Viewer, id: string, { whole = false } = {}): Promise<SessionSeen> {
  const { session, standing } = await sessionFor(viewer, id);
  const messages = await messagesIn(viewer, { session, standing });
  return { ...(await seenIn(stateOf(viewer, session, standing, await knownMeeting(session)), whole)), messages };
}

/** For a room that only those are in who may see the session; null: it is gone. */
export async function sessionTold(id: string): Promise<SessionTold | null> {
  const now = await sessionNow(id);
  const { textId = "", block = null } = now?.spot ?? {};
  const article = block === null ? null : await articleNow(textId);
  const stands = article && block !== null ? await standInFor(article, textId, block) : null;
  const place =
    article && stands !== null ? placeIn(article, textId, { id: stands, for: block ?? "" }, firstWords) : null;
  return now && { now, places: place && block !== null ? { [block]: place } : {} };
}

/** With the words of the places that it names. */
export async function seenIn(
  state: { now: SessionNow; mine: SessionMine },
  whole: boolean,
): Promise<Omit<SessionSeen, "messages">> {
  const { places, articles } = await placesOf(blocksIn(state.now), firstWords, state.now.spot?.block ?? null);
  const { spot } = state.now;
  const place = spot?.block ? places[spot.block] : undefined;
  if (!whole || !spot?.block || !place) return { ...state, places, passage: null };
  const article = articles.get(spot.textId);
  const here = article && (await standInFor(article, spot.textId, spot.block));
  const block = here ? article.block(here) : undefined;
  if (!article || !block) return { ...state, places, passage: null };
  const html = blockHtml(block, block.html, ownDirection(block.text, null));
  const passage: PassageView = {
    ...place,
    ...{ block: spot.block, html, shown: shownOf(block), length: block.text.length },
    ...besides(article, block.id),
  };
  return { ...state, places, passage };
}

/**
 * How blocks are named to people, those that the texts still have.
 *
 * @param length characters of each that are shown
 * @param here where the group is: named by what stands for it, where it is gone. What is over is named by itself or not at all
 */
export async function placesOf(
  blocks: Array<{ textId: string; id: string }>,
  length: number,
  here: string | null,
): Promise<{ places: Places; articles: Map<string, Article | null> }> {
  const places: Places = {};
  const articles = new Map<string, Article | null>();
  for (const { textId, id } of blocks) {
    if (!articles.has(textId)) articles.set(textId, await articleNow(textId));
    const article = articles.get(textId);
    const shown = article && (id === here ? await standInFor(article, textId, id) : id);
    const place = article && shown ? placeIn(article, textId, { id: shown, for: id }, length) : null;
    if (place) places[id] = place;
  }
  return { places, articles };
}

/** Where the group is, or what stands for that; null: nowhere, or in a text as a whole. */
export async function whereIs(spot: Spot | null): Promise<WhereView | null> {
  if (!spot?.block) return null;
  const article = await articleNow(spot.textId);
  const here = article && (await standInFor(article, spot.textId, spot.block));
  const block = here ? article.block(here) : undefined;
  return article && block ? { block: block.id, number: block.number, ...besides(article, block.id) } : null;
}

/** The numbered ones before and after. */
function besides({ sections }: Article, id: string): Pick<PassageView, "before" | "after"> {
  const blocks = sections.flatMap((section) => section.blocks);
  const at = blocks.findIndex((block) => block.id === id);
  const isNumbered = ({ number }: { number: number | null }) => number !== null;
  return {
    before: blocks.slice(0, at).findLast(isNumbered)?.id ?? null,
    after: blocks.slice(at + 1).find(isNumbered)?.id ?? null,
  };
}

async function articleNow(textId: string): Promise<Article | null> {
  const [text] = await read().select({ edition: texts.edition }).from(texts).where(eq(texts.id, textId));
  return text ? articleOf(textId, text.edition) : null;
}

/** Blocks of an edition never change: each is taken apart once. */
const taken = new WeakMap<BlockView, string[]>();
function shownOf(block: BlockView): string[] {
  const shown = taken.get(block) ?? partsOf(blockHtml(block, block.html, ownDirection(block.text, null)));
  taken.set(block, shown);
  return shown;
}

/** @param stands the block that is shown, and which it stands for. null: this edition has it no more */
function placeIn(
  article: Article,
  textId: string,
  stands: { id: string; for: string },
  length: number,
): PlaceView | null {
  const { id } = stands;
  const block = article.block(id);
  if (!block) return null;
  return {
    ...(id === stands.for ? {} : { isStandIn: true as const }),
    ...{ textId, number: block.number, heading: article.sectionOf(id)?.heading ?? null },
    words: shortened(block.text, length),
    href: placeHref(textId, `block:${id}`, article),
    parts: shownOf(block).length,
  };
}

export function shortened(text: string, length: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length - 40))} …`;
}
