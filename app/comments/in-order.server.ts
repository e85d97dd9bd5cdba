/** All comments of a text in the order of the text, a page of them at a time. */
import { aliasedTable, and, asc, count, eq, gt, inArray, like, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canComment, canSettleQuestions } from "../groups/group";
import { invalid, signedOut } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { editionUrl } from "../texts/edition";
import { textFor } from "../texts/texts.server";
import { commentPageWords } from "../words/comment-pages";
import { commentWords } from "../words/comments";
import { say, type Language } from "../words/words";
import { anchorOf, type Place } from "./anchor";
import { commentKinds, questionStates, type CommentView } from "./comment";
import { hintsOf } from "./comebacks.server";
import { whereOf, type Where } from "./comment-page.server";
import { seenBy, shownTo, viewsOf, withAuthor, withheldTo, type CommentWithAuthor } from "./comment-rows.server";
import { offShelf } from "./crossing";
import { floorOf } from "./floor.server";
import { nearestPlace } from "./nearest";
import { placeHref } from "./place-url";
import { talkOn } from "./reading.server";
import { seerOf, type Seer } from "./seer";
import { threadsByPlace, type Thread } from "./threads";

const { comments } = schema;
const root = aliasedTable(comments, "root");

export type CommentChoice = { kind?: string | null; state?: string | null; who?: string | null; on?: string | null };

/** A section with the places in it where people talk. `heading` is null before the first one. */
export type TalkedSection = { id: string | null; heading: string | null; places: TalkedPlace[] };
/** `near`: of what is on the shelf, where the text that is read now stands nearest. */
export type TalkedPlace = { where: Where; near: string | null; threads: Thread[] };

/**
 * At most `limit` comments, and what opened their threads where that is on an earlier page or not of the kind asked for.
 *
 * @throws Refusal `not-found`, `signed-out` (who=mine), `invalid` (kind, state, after)
 */
export async function commentsInOrder(
  viewer: Viewer,
  textId: string,
  choice: CommentChoice,
  { limit, after, language }: { limit: number; after: string | null; language: Language },
) {
  const scope = await textFor(viewer, textId);
  const { text, group, standing } = scope;
  const seer = seerOf(viewer, scope);
  const [article, floor] = await Promise.all([articleOf(text.id, text.edition), floorOf(viewer, scope, language)]);
  const chosen = conditionsOf(viewer, choice);
  const counts = chosen.length === 0 ? (await talkOn(text)).byPlace : await countsOf(text.id, chosen);
  const from = after === null ? null : cursorOf(after);
  // The place of the cursor belongs to the order even when all that was said there has been deleted since.
  const others = await withheldPlaces(text.id, chosen, seer);
  const order = placesInOrder(article, [...counts.keys(), ...others, ...(from ? [from.place] : [])]);
  const rows = await pageOf({ textId: text.id, order, counts, chosen, limit, from, seer });
  const page = rows.slice(0, limit);
  const ids = new Set(page.map(({ comment }) => comment.id));
  const missing = [...new Set(page.map(({ comment }) => comment.threadId))].filter((id) => !ids.has(id));
  const opening = missing.length === 0 ? [] : await withAuthor(read()).where(inArray(comments.id, missing));
  const views = await viewsOf(read(), [...opening, ...page], seer);
  return {
    text: { id: text.id, title: text.title, language: text.language, edition: text.edition },
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    viewer: viewer && { id: viewer.id, name: viewer.name },
    mayComment: canComment(standing),
    /** Whether threads may be hung elsewhere after a new edition. */
    mayPlace: canAddText(standing) && text.edition > 1,
    shelved: await shelvedOn(text),
    /** Whether there may be something to do about the whole text: close it, slow it. */
    mayModerate: canSettleQuestions(standing),
    /** Whether something else applies to writing just now: on the text, and by the comment that opened it in a thread. */
    floor,
    found: [...counts.values()].reduce((sum, each) => sum + each, 0),
    /** By thread, of those that are on the shelf: where their words stand now. */
    back: order.some((place) => offShelf(place))
      ? await hintsOf(text, article, new Set(views.map(({ threadId }) => threadId)), language)
      : {},
    sections: inSections(text.id, article, order, views, language, await earlierOf(text.id, order)),
    /** Comments that stand here only because something below them was asked for. */
    openings: missing,
    next: rows.length > limit ? cursorAfter(page, opening) : null,
  };
}

export type CommentsInOrder = Awaited<ReturnType<typeof commentsInOrder>>;

function conditionsOf(viewer: Viewer, { kind, state, who, on }: CommentChoice) {
  if (kind && !commentKinds.some((known) => known === kind))
    throw invalid({ kind: say(commentWords, (w) => w.filterKind) });
  const question = questionStates.find((known) => known === state);
  if (state && !question) throw invalid({ state: say(commentPageWords, (w) => w.questionState) });
  return [
    ...(kind ? [eq(comments.kind, kind as (typeof commentKinds)[number])] : []),
    ...(question ? [eq(comments.question, question)] : []),
    ...(who === "mine" ? [eq(comments.authorId, requireSomebody(viewer).id)] : []),
    ...(on === "shelf" ? [like(comments.place, "%@%")] : []),
  ];
}
type Conditions = ReturnType<typeof conditionsOf>;

function requireSomebody(viewer: Viewer): SignedIn {
  if (!viewer) throw signedOut();
  return viewer;
}

async function countsOf(textId: string, chosen: Conditions): Promise<Map<string, number>> {
  const rows = await read()
    .select({ place: comments.place, times: count() })
    .from(comments)
    .where(and(eq(comments.textId, textId), eq(comments.state, "visible"), ...chosen))
    .groupBy(comments.place);
  return new Map(rows.map((row) => [row.place, Number(row.times)]));
}

/** The text, then section by section and block by block; what this edition does not have comes last. */
function placesInOrder(article: Article, talked: Iterable<string>): Place[] {
  const rest = new Set(talked);
  const all: Place[] = ["text"];
  for (const { id, blocks } of article.sections)
    all.push(`section:${id}`, ...blocks.map((block): Place => `block:${block.id}`));
  const found = all.filter((place) => rest.delete(place));
  return [...found, ...[...rest].sort()] as Place[];
}

/** Rows of several places at once: counts say how many are visible, not how many removed ones stand between them. */
const mostTombstones = 100_000;

type Cursor = { place: Place; thread: number; born: number };
type Asked = {
  textId: string;
  order: Place[];
  counts: ReadonlyMap<string, number>;
  chosen: Conditions;
  limit: number;
  from: Cursor | null;
  seer: Seer;
};

/** One more than `limit` when there is more. As many places in one query as are sure to fit, so that few are needed. */
async function pageOf({ textId, order, counts, chosen, limit, from, seer }: Asked): Promise<CommentWithAuthor[]> {
  const rows: CommentWithAuthor[] = [];
  let at = from ? order.indexOf(from.place) : 0;
  while (at < order.length && rows.length <= limit) {
    const batch = [order[at++] as Place];
    let expected = counts.get(batch[0] ?? "") ?? 0;
    while (at < order.length && from?.place !== batch[0]) {
      expected += counts.get(order[at] ?? "") ?? 0;
      if (rows.length + expected > limit) break;
      batch.push(order[at++] as Place);
    }
    const got = await rowsAt(
      textId,
      batch,
      isShown(chosen, seer),
      from?.place === batch[0] ? from : null,
      batch.length === 1 ? limit + 1 - rows.length : mostTombstones,
    );
    rows.push(...got.sort((a, b) => batch.indexOf(a.comment.place as Place) - batch.indexOf(b.comment.place as Place)));
  }
  return rows;
}

/** Where one has chosen, a tombstone is not among what was looked for; what is one's own still is. */
const isShown = (chosen: Conditions, seer: Seer) =>
  chosen.length > 0 ? and(or(eq(comments.state, "visible"), seenBy(seer)), ...chosen) : shownTo(seer);

/** Places at which nothing is visible may still have what is withheld. */
async function withheldPlaces(textId: string, chosen: Conditions, seer: Seer): Promise<string[]> {
  const rows = await read()
    .selectDistinct({ place: comments.place })
    .from(comments)
    .where(and(eq(comments.textId, textId), chosen.length > 0 ? seenBy(seer) : withheldTo(seer), ...chosen));
  return rows.map(({ place }) => place);
}

/** Thread by thread, each from its beginning: a removed comment keeps its place where somebody has replied to it. */
async function rowsAt(
  textId: string,
  places: Place[],
  shows: ReturnType<typeof isShown>,
  from: Cursor | null,
  limit: number,
): Promise<CommentWithAuthor[]> {
  return withAuthor(read())
    .innerJoin(root, eq(root.id, comments.threadId))
    .where(
      and(
        eq(comments.textId, textId),
        inArray(comments.place, places),
        shows,
        from
          ? or(gt(root.bornSeq, from.thread), and(eq(root.bornSeq, from.thread), gt(comments.bornSeq, from.born)))
          : undefined,
      ),
    )
    .orderBy(asc(root.bornSeq), asc(comments.bornSeq))
    .limit(limit);
}

function inSections(
  textId: string,
  article: Article,
  order: Place[],
  views: CommentView[],
  language: Language,
  earlier: ReadonlyMap<number, Article>,
): TalkedSection[] {
  const threads = threadsByPlace(views);
  const sections: TalkedSection[] = [];
  for (const place of order) {
    const here = threads.get(place);
    if (!here) continue;
    const anchor = anchorOf(place, null);
    const section = anchor.block
      ? article.sectionOf(anchor.block)
      : anchor.section
        ? article.section(anchor.section)
        : undefined;
    const id = section?.id ?? (place === "text" ? "" : null);
    if (sections.length === 0 || sections.at(-1)?.id !== id)
      sections.push({ id, heading: section?.heading ?? null, places: [] });
    const shelf = shelfOf(textId, place, earlier, language);
    const where = shelf ?? whereOf(textId, article, place, anchor, language);
    sections.at(-1)?.places.push({ where, near: nearOf(textId, place, earlier, article), threads: here });
  }
  return sections;
}

/** How many visible comments are on its shelf. */
export async function shelvedOn(text: { id: string; seq: number }): Promise<number> {
  let count = 0;
  for (const [place, times] of (await talkOn(text)).byPlace) if (offShelf(place)) count += times;
  return count;
}

/** The editions in which these places stood. */
async function earlierOf(textId: string, order: Place[]): Promise<Map<number, Article>> {
  const numbers = new Set(order.flatMap((place) => offShelf(place)?.edition ?? []));
  const found = [...numbers].map(async (number) => [number, await articleOf(textId, number)] as const);
  return new Map(await Promise.all(found));
}

/** What was said there was said of this, in the edition that had it. */
function shelfOf(
  textId: string,
  place: Place,
  earlier: ReadonlyMap<number, Article>,
  language: Language,
): Where | null {
  const was = offShelf(place);
  const then = was && earlier.get(was.edition);
  if (!then) return null;
  const { name, excerpt, href } = whereOf(textId, then, was.place, anchorOf(was.place, null), language);
  const url = href.replace(/^[^?]*/, editionUrl(textId, was.edition));
  return { name: commentPageWords[language].inEdition(name, was.edition), excerpt, href: url };
}

function nearOf(textId: string, place: Place, earlier: ReadonlyMap<number, Article>, now: Article): string | null {
  const was = offShelf(place);
  const then = was && earlier.get(was.edition);
  return then ? placeHref(textId, nearestPlace(was.place, then, now), now) : null;
}

/** `thread.born.place`: where the last comment of a page stands. */
function cursorAfter(page: CommentWithAuthor[], opening: CommentWithAuthor[]): string | null {
  const last = page.at(-1)?.comment;
  if (!last) return null;
  const thread =
    [...opening, ...page].find(({ comment }) => comment.id === last.threadId)?.comment.bornSeq ?? last.bornSeq;
  return `${thread}.${last.bornSeq}.${last.place}`;
}

function cursorOf(after: string): Cursor {
  const [, thread, born, place] = /^(\d{1,15})\.(\d{1,15})\.(text|(?:block|section):.+)$/su.exec(after) ?? [];
  if (!place) throw invalid({ after: say(commentWords, (w) => w.cursor) });
  return { place: place as Place, thread: Number(thread), born: Number(born) };
}
