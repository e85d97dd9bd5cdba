/** Reading discussions: lists, counts per place, one comment, its history. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { prepared, read, schema } from "#db/db.server";
import { blockedBy, byNobodyBlocked } from "../accounts/blocks.server";
import type { Viewer } from "../accounts/user";
import { canRead } from "../groups/group";
import { groupFor } from "../groups/groups.server";
import { invalid, notFound } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { placeOf, type Quote } from "./anchor";
import {
  isUnseen,
  ownReactions,
  rowById,
  shownTo,
  viewsOf,
  withAuthor,
  type CommentWithAuthor,
} from "./comment-rows.server";
import { plainText } from "./mark-quotes";
import { commentKinds, type CommentVersion, type CommentView } from "./comment";
import { isAuthor, seerOf, seesWithheld } from "./seer";

const { comments, commentVersions, texts } = schema;

export type CommentFilter = {
  block?: string | null;
  section?: string | null;
  place?: "text";
  thread?: string | null;
  kind?: string | null;
};

export type CommentPage = {
  items: CommentView[];
  next: string | null;
  /** By comment id, the reactions the asker has tapped. */
  mine: Record<string, string[]>;
};

/**
 * A keyset page of a text's comments, oldest first, so that a reply never comes before what it answers.
 *
 * @throws Refusal `not-found`, `invalid` (after, kind)
 */
export async function commentsOf(
  viewer: Viewer,
  textId: string,
  filter: CommentFilter,
  { limit, after }: { limit: number; after: string | null },
): Promise<CommentPage> {
  const scope = await textFor(viewer, textId);
  const { text } = scope;
  const seer = seerOf(viewer, scope);
  const kind = filter.kind ? commentKinds.find((each) => each === filter.kind) : null;
  if (kind === undefined) throw invalid({ kind: say(commentWords, (w) => w.filterKind) });
  // No id has a NUL in it, and PostgreSQL breaks over one.
  if ([filter.block, filter.section, filter.thread].some((id) => id?.includes("\0")))
    return { items: [], next: null, mine: {} };
  const place = filter.block
    ? placeOf({ block: filter.block })
    : filter.section
      ? placeOf({ section: filter.section })
      : filter.place;
  const rows = await withAuthor(read())
    .where(
      and(
        eq(comments.textId, text.id),
        place ? eq(comments.place, place) : undefined,
        filter.thread ? eq(comments.threadId, filter.thread) : undefined,
        kind ? eq(comments.kind, kind) : undefined,
        after === null ? undefined : gt(comments.bornSeq, cursorOf(after)),
        shownTo(seer),
      ),
    )
    .orderBy(asc(comments.bornSeq))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const items = await viewsOf(read(), page, seer);
  const ids = items.map((view) => view.id);
  return {
    items,
    // What only some see has no number of its own: the page after this one begins behind what all see.
    next: rows.length > limit ? String((page.findLast(isNumbered) ?? page.at(-1))?.comment.bornSeq) : null,
    mine: viewer ? await ownReactions(read(), viewer.id, ids) : {},
  };
}

const isNumbered = ({ comment }: CommentWithAuthor) => !isUnseen(comment);

/** One comment; what moderators have withheld, for its author and for them. @throws Refusal `not-found` */
export async function commentFor(viewer: Viewer, id: string): Promise<CommentView> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const seer = seerOf(viewer, await textFor(viewer, row.comment.textId));
  const [view] = await viewsOf(read(), [row], seer);
  if (!view || view.state === "removed") throw notFound();
  return view;
}

/** Of a text: what was shown once, and is withheld now. */
export async function withheldOf(textId: string): Promise<string[]> {
  const rows = await read()
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.textId, textId), isNotNull(comments.withheld), gt(comments.seq, 0)))
    .limit(1000);
  return rows.map(({ id }) => id);
}

/** Every wording of a comment, oldest first, the present one last. @throws Refusal `not-found` */
export async function historyOf(viewer: Viewer, id: string): Promise<CommentVersion[]> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const seer = seerOf(viewer, await textFor(viewer, row.comment.textId));
  if (row.comment.state !== "visible" && !seesWithheld(seer, row.comment)) throw notFound();
  if (seer && row.comment.authorId && (await blockedBy(read(), seer.id)).has(row.comment.authorId)) throw notFound();
  // A wording that was withheld stays so when the comment is shown again in other words.
  const all = seer !== null && (isAuthor(seer, row.comment) || seer.moderates);
  const past = await read()
    .select()
    .from(commentVersions)
    .where(and(eq(commentVersions.commentId, id), all ? undefined : eq(commentVersions.isWithheld, false)))
    .orderBy(asc(commentVersions.version));
  const { version, body, html, editedAt, createdAt } = row.comment;
  return [
    ...past.map((each) => ({
      version: each.version,
      body: each.body,
      html: each.html,
      writtenAt: each.writtenAt.toISOString(),
    })),
    { version, body, html, writtenAt: (editedAt ?? createdAt).toISOString() },
  ];
}

/** Where people talk: how many visible comments each place has, and the passages they quote. */
export type Talk = { total: number; byPlace: Map<string, number>; quotes: Map<string, Quote[]> };

const countRows = prepared((db) =>
  db
    .select({ place: comments.place, times: count() })
    .from(comments)
    .where(and(eq(comments.textId, sql.placeholder("textId")), eq(comments.state, "visible")))
    .groupBy(comments.place)
    .prepare(),
);
const quoteRows = prepared((db) =>
  db
    .select({ place: comments.place, quote: comments.quote })
    .from(comments)
    .where(
      and(eq(comments.textId, sql.placeholder("textId")), eq(comments.state, "visible"), isNotNull(comments.quote)),
    )
    .limit(5000)
    .prepare(),
);
const keptTalk = new Map<string, { seq: number; talk: Promise<Talk> }>();

/** @param text as `textFor` gave it; the answer is kept until its `seq` moves */
export function talkOn(text: { id: string; seq: number }): Promise<Talk> {
  const kept = keptTalk.get(text.id);
  if (kept && kept.seq === text.seq) return kept.talk;
  const talk = countTalk(text.id);
  keptTalk.delete(text.id);
  keptTalk.set(text.id, { seq: text.seq, talk });
  talk.catch(() => keptTalk.delete(text.id));
  for (const key of keptTalk.keys()) {
    if (keptTalk.size <= 500) break;
    keptTalk.delete(key);
  }
  return talk;
}

async function countTalk(textId: string): Promise<Talk> {
  const byPlace = new Map<string, number>();
  let total = 0;
  for (const { place, times } of await countRows(read()).execute({ textId })) {
    byPlace.set(place, times);
    total += times;
  }
  const quotes = new Map<string, Quote[]>();
  for (const { place, quote } of await quoteRows(read()).execute({ textId })) {
    if (quote) quotes.set(place, [...(quotes.get(place) ?? []), quote]);
  }
  return { total, byPlace, quotes };
}

/** A comment in a list of what happened in a group. */
export type NewsLine = {
  comment: CommentView;
  /** How it begins, in plain words. */
  excerpt: string;
  text: { id: string; title: string; edition: number };
  /** ¶, null on a section or the text. */ number: number | null;
};

/** Changes of a text among which its news are looked for first. */
const newsWithin = 500;

/** What was said last in a group. @throws Refusal `not-found` */
export const newsOf = (viewer: Viewer, slug: string, limit = 8) => lines(viewer, slug, limit, "news");

/** Questions that nobody has answered yet, parked ones among them. @throws Refusal `not-found` */
export const openQuestionsOf = (viewer: Viewer, slug: string, limit = 20) => lines(viewer, slug, limit, "questions");

async function lines(viewer: Viewer, slug: string, limit: number, what: "news" | "questions"): Promise<NewsLine[]> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  const ofGroup = await read()
    .select({ id: texts.id, title: texts.title, edition: texts.edition })
    .from(texts)
    .where(eq(texts.groupId, group.id));
  if (ofGroup.length === 0) return [];
  const rowsSince = (changes: number | null) =>
    withAuthor(read())
      .innerJoin(texts, eq(texts.id, comments.textId))
      .where(
        and(
          eq(texts.groupId, group.id),
          changes === null ? undefined : gt(comments.bornSeq, sql`${texts.seq} - ${changes}`),
          eq(comments.state, "visible"),
          viewer ? byNobodyBlocked(viewer.id, comments.authorId) : undefined,
          what === "questions" ? inArray(comments.question, ["open", "parked"]) : undefined,
        ),
      )
      .orderBy(desc(comments.createdAt), desc(comments.id))
      .limit(limit);
  // What is new stands at the end of some text: only where there is little of it is everything looked through.
  let rows = what === "news" ? await rowsSince(newsWithin) : [];
  if (rows.length < limit) rows = await rowsSince(null);
  const views = await viewsOf(read(), rows);
  const found: NewsLine[] = [];
  for (const comment of views) {
    const text = ofGroup.find((each) => each.id === comment.textId);
    if (!text) continue;
    const article = await articleOf(text.id, text.edition);
    const block = comment.anchor.block ? article.block(comment.anchor.block) : undefined;
    const about = { id: text.id, title: text.title, edition: text.edition };
    found.push({ comment, excerpt: beginningOf(comment.html), text: about, number: block?.number ?? null });
  }
  return found;
}

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much as fits a line or two. By characters as people see them, so that none is cut in half. */
export function beginningOf(html: string): string {
  const plain = plainText(html).replace(/\s+/g, " ").trim();
  const shown = [...letters.segment(plain.slice(0, 800))].map(({ segment }) => segment);
  return shown.length > 200 || plain.length > 800 ? `${shown.slice(0, 199).join("").trimEnd()}…` : plain;
}

/** What an integer column of PostgreSQL holds. */
const mostSeq = 2 ** 31 - 1;

function cursorOf(after: string): number {
  const seq = Number(after);
  if (!/^\d{1,10}$/.test(after) || seq > mostSeq) throw invalid({ after: say(commentWords, (w) => w.cursor) });
  return seq;
}
