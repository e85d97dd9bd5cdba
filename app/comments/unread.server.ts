/** What a reader has not seen yet, and where they stopped. */
import { and, count, eq, gt, inArray, isNull, lte, max, ne, or, sql } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { byNobodyBlocked } from "../accounts/blocks.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canRead } from "../groups/group";
import { groupFor } from "../groups/groups.server";
import { markRead, tellNotices } from "../notices/notices.server";
import { canBeKey } from "../plain-line";
import { invalid, notFound } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { lastWith, lastWithSection } from "../texts/heirs.server";
import type { TextLine } from "../texts/text";
import { textFor, textsOf, type TextScope } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { anchorOf, placeOf } from "./anchor";
import { readNoticesAt } from "./inbox.server";
import { whereNow } from "./where-now.server";
import { commentsOf, talkOn, type CommentFilter, type CommentPage } from "./reading.server";

const { comments, memberships, readings, seenPlaces, texts } = schema;

/** Changes of a text back to which what is unread is counted: a newcomer to a million comments does not wait for their sum. */
const mostNew = 20_000;

/** Unread comments by place: others' visible comments, written since the reader joined and not seen at their place. */
export async function unreadOf(viewer: Viewer, { text }: TextScope): Promise<Map<string, number>> {
  if (!viewer) return new Map();
  const rows = await unread(viewer.id, eq(comments.textId, text.id), comments.place);
  return new Map(rows.map((row) => [row.key, row.times]));
}

/** A page of a discussion, and up to which change of its place the reader has seen it (`seenUpTo`). */
export type DiscussionPage = CommentPage & { seen: number | null };

/** `commentsOf` with what of it is new to the reader, where it is the discussion of one place. */
export async function discussionOf(
  viewer: Viewer,
  textId: string,
  filter: CommentFilter,
  page: { limit: number; after: string | null },
): Promise<DiscussionPage> {
  const found = await commentsOf(viewer, textId, filter, page);
  const { block, section } = filter;
  const place = block || section ? placeOf({ block: block ?? undefined, section: section ?? undefined }) : filter.place;
  return { ...found, seen: place ? await seenUpTo(viewer, textId, place) : null };
}

/**
 * Up to which change a reader has seen a place; what others wrote after it is new to them. Null for strangers, and for
 * who is not in the group: nothing is new to those who have not begun.
 */
async function seenUpTo(viewer: Viewer, textId: string, place: string): Promise<number | null> {
  if (!viewer) return null;
  const { text } = await textFor(viewer, textId);
  const [row] = await read()
    .select({ joinedAt: memberships.joinedAt, baseline: readings.baselineSeq, seen: seenPlaces.seq })
    .from(memberships)
    .leftJoin(readings, and(eq(readings.textId, text.id), eq(readings.userId, viewer.id)))
    .leftJoin(
      seenPlaces,
      and(eq(seenPlaces.textId, text.id), eq(seenPlaces.userId, viewer.id), eq(seenPlaces.place, place)),
    )
    .where(and(eq(memberships.groupId, text.groupId), eq(memberships.userId, viewer.id)));
  if (!row) return null;
  const [before] = await read()
    .select({ seq: max(comments.bornSeq) })
    .from(comments)
    .where(and(eq(comments.textId, text.id), eq(comments.place, place), lte(comments.createdAt, row.joinedAt)));
  return Math.max(row.baseline ?? 0, row.seen ?? 0, before?.seq ?? 0);
}

/** The reader has seen the discussion of a place (or of all places) up to a change. */
export async function markSeen(
  viewer: SignedIn,
  textId: string,
  { place, seq }: { place: string | null; seq: number },
): Promise<void> {
  const { text } = await textFor(viewer, textId);
  if (!Number.isSafeInteger(seq) || seq < 0) throw invalid({ seq: say(commentWords, (w) => w.since) });
  const upTo = Math.min(seq, text.seq);
  // On the page of an edition before: what took the place in may hold more than was seen there.
  if (place !== null && !(await isPlaceNow(text, place))) return;
  const key = { userId: viewer.id, textId: text.id };
  const read = await write(async (tx) => {
    const read = await readNoticesAt(tx, viewer.id, { textId: text.id, place, upTo });
    if (place === null) {
      await tx
        .insert(readings)
        .values({ ...key, baselineSeq: upTo, at: new Date() })
        .onConflictDoUpdate({
          target: [readings.userId, readings.textId],
          set: { baselineSeq: upTo, at: new Date() },
          setWhere: sql`${readings.baselineSeq} < ${upTo}`,
        });
      return read;
    }
    await tx
      .insert(seenPlaces)
      .values({ ...key, place, seq: upTo })
      .onConflictDoUpdate({
        target: [seenPlaces.userId, seenPlaces.textId, seenPlaces.place],
        set: { seq: upTo },
        setWhere: sql`${seenPlaces.seq} < ${upTo}`,
      });
    return read;
  });
  if (read) tellNotices([viewer.id]);
}

/** Where the reader stopped, or null. */
export async function readingPlace(viewer: Viewer, textId: string): Promise<string | null> {
  if (!viewer) return null;
  const [row] = await read()
    .select({ blockId: readings.blockId })
    .from(readings)
    .where(and(eq(readings.userId, viewer.id), eq(readings.textId, textId)));
  return row?.blockId ?? null;
}

/**
 * Remembers where the reader is. From the page of an edition before: what took the block in; where nothing did, the place
 * that was kept stays.
 *
 * @throws Refusal `not-found`; `invalid` where no edition had it
 */
export async function keepReadingPlace(viewer: SignedIn, textId: string, blockId: string): Promise<void> {
  const { text } = await textFor(viewer, textId);
  const place = await blockToKeep(text, blockId);
  if (place === null) return;
  const kept = { blockId: place, at: new Date() };
  const read = await write(async (tx) => {
    await tx
      .insert(readings)
      .values({ userId: viewer.id, textId: text.id, baselineSeq: 0, ...kept })
      .onConflictDoUpdate({ target: [readings.userId, readings.textId], set: kept });
    // Whoever reads the text has heard of it.
    return markRead(tx, viewer.id, { key: `text:${text.id}` });
  });
  if (read) tellNotices([viewer.id]);
}

/** null: it is gone, or a heading now, and there is no such place to keep. */
async function blockToKeep(text: { id: string; edition: number }, blockId: string): Promise<string | null> {
  const place = await whereNow(text, placeOf({ block: blockId }));
  if (place === null && (!canBeKey(blockId) || (await lastWith(text.id, blockId)) === null))
    throw invalid({ block: say(commentWords, (w) => w.noBlock) });
  return anchorOf(place ?? "text", null).block ?? null;
}

/** A text as a group's page lists it to this reader. */
export type TextLineForReader = TextLine & {
  unread: number;
  /** ¶ where the reader stopped. */
  here: number | null;
  /** Comments along the text, in at most 24 steps from its beginning to its end. */
  heat: number[];
};

/** The texts of a group with what is new for the reader. @throws Refusal `not-found` */
export async function textLinesOf(viewer: Viewer, slug: string, limit = 100): Promise<TextLineForReader[]> {
  const { standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  const { items } = await textsOf(viewer, slug, { limit, after: null });
  if (items.length === 0) return [];
  const ids = items.map((text) => text.id);
  const fresh = viewer ? await unread(viewer.id, inArray(comments.textId, ids), comments.textId) : [];
  const stops = viewer
    ? await read()
        .select({ textId: readings.textId, blockId: readings.blockId })
        .from(readings)
        .where(and(eq(readings.userId, viewer.id), inArray(readings.textId, ids)))
    : [];
  return Promise.all(
    items.map(async (text) => {
      const article = await articleOf(text.id, text.edition);
      const stop = stops.find((each) => each.textId === text.id)?.blockId;
      return {
        ...text,
        unread: fresh.find((each) => each.key === text.id)?.times ?? 0,
        here: stop ? (article.block(stop)?.number ?? null) : null,
        heat: await heatOf(text),
      };
    }),
  );
}

async function heatOf(text: { id: string; seq: number; edition: number; numbered: number }): Promise<number[]> {
  const { byPlace } = await talkOn(text);
  const article = await articleOf(text.id, text.edition);
  const steps = Array.from({ length: Math.min(24, Math.max(1, text.numbered)) }, () => 0);
  for (const [place, times] of byPlace) {
    const { block } = anchorOf(place, null);
    const number = block ? article.block(block)?.number : null;
    if (!number) continue;
    const at = Math.min(steps.length - 1, Math.floor(((number - 1) / text.numbered) * steps.length));
    steps[at] = (steps[at] ?? 0) + times;
  }
  return steps;
}

async function unread(
  userId: string,
  which: ReturnType<typeof eq>,
  key: typeof comments.place | typeof comments.textId,
) {
  const rows = await read()
    .select({ key, times: count() })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .innerJoin(memberships, and(eq(memberships.groupId, texts.groupId), eq(memberships.userId, userId)))
    .leftJoin(readings, and(eq(readings.textId, comments.textId), eq(readings.userId, userId)))
    .leftJoin(
      seenPlaces,
      and(eq(seenPlaces.textId, comments.textId), eq(seenPlaces.userId, userId), eq(seenPlaces.place, comments.place)),
    )
    .where(
      and(
        which,
        eq(comments.state, "visible"),
        or(isNull(comments.authorId), ne(comments.authorId, userId)),
        byNobodyBlocked(userId, comments.authorId),
        gt(comments.createdAt, memberships.joinedAt),
        gt(comments.bornSeq, sql`${texts.seq} - ${mostNew}`),
        gt(comments.bornSeq, sql`coalesce(${readings.baselineSeq}, 0)`),
        gt(comments.bornSeq, sql`coalesce(${seenPlaces.seq}, 0)`),
      ),
    )
    .groupBy(key);
  return rows;
}

/** @returns whether it is a place of this edition, and not of one before. @throws Refusal `invalid` where it is of none */
async function isPlaceNow(text: { id: string; edition: number }, place: string): Promise<boolean> {
  const article = await articleOf(text.id, text.edition);
  const { block, section } = anchorOf(place, null);
  if (block ? article.block(block) : section ? article.section(section) : place === "text") return true;
  const id = block ?? section ?? "";
  const last = id !== "" && canBeKey(id) ? await (block ? lastWith : lastWithSection)(text.id, id) : null;
  if (last === null) throw invalid({ place: say(commentWords, (w) => w.noBlock) });
  return false;
}
