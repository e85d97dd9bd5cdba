/** What was written about its texts while a session ran, as far as the asker may see it. */
import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { blockedBy } from "../accounts/blocks.server";
import type { Viewer } from "../accounts/user";
import { isRefusal } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { placeOf, type Anchor } from "./anchor";
import { viewOf, withAuthor } from "./comment-rows.server";
import type { CommentKind } from "./comment";
import { placeHref } from "./place-url";
import { beginningOf } from "./reading.server";

const { comments } = schema;

export type SessionComment = {
  id: string;
  textId: string;
  at: Date;
  anchor: Anchor;
  /** ¶, null on a section, the text, or what this edition has no more. */
  number: number | null;
  kind: CommentKind;
  author: string | null;
  /** How it begins, in plain words. */
  excerpt: string;
  href: string;
};

/**
 * In the order in which they were written: the first `most`, and how many more there are.
 *
 * @returns `times` also of those that were removed since, so that what stands beside them keeps its place
 */
export async function commentsDuring(
  viewer: Viewer,
  sessionId: string,
  most: number,
): Promise<{ items: SessionComment[]; times: Array<{ id: string; at: number }>; more: number }> {
  const rows = await withAuthor(read())
    // What was held before anybody saw it is not there.
    .where(and(eq(comments.sessionId, sessionId), gt(comments.seq, 0)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(most + 1);
  const shown = rows.slice(0, most);
  const articles = await articlesFor(viewer, new Set(shown.map(({ comment }) => comment.textId)));
  const seen = shown.filter(({ comment }) => articles.has(comment.textId));
  const blocked = viewer ? await blockedBy(read(), viewer.id) : new Set<string>();
  const items = seen.flatMap((row): SessionComment[] => {
    const article = articles.get(row.comment.textId);
    const view = viewOf(row);
    if (!article || view.state !== "visible" || blocked.has(view.author?.id ?? "")) return [];
    const { id, textId, anchor, kind, author } = view;
    return [
      {
        ...{ id, textId, anchor, kind, author: author?.name ?? null, at: row.comment.createdAt },
        number: anchor.block ? (article.block(anchor.block)?.number ?? null) : null,
        excerpt: beginningOf(view.html),
        href: placeHref(textId, placeOf(anchor), article, id),
      },
    ];
  });
  return {
    items,
    times: seen.map(({ comment }) => ({ id: comment.id, at: comment.createdAt.getTime() })),
    more: rows.length > most ? (await countOf(sessionId)) - most : 0,
  };
}

/**
 * How many questions were written at each place while it ran and have no answer, as everybody sees them: not what is held, hidden or deleted.
 *
 * @returns by text and place, in no order; `block` null: on a section, or the whole text
 */
export async function openQuestionsDuring(
  db: Db,
  sessionId: string,
): Promise<Array<{ textId: string; block: string | null; count: number }>> {
  const rows = await db
    .select({ textId: comments.textId, place: comments.place, count: count() })
    .from(comments)
    .where(
      and(
        ...[eq(comments.sessionId, sessionId), gt(comments.seq, 0), eq(comments.state, "visible")],
        inArray(comments.question, ["open", "parked"]),
      ),
    )
    .groupBy(comments.textId, comments.place);
  return rows.map(({ textId, place, count: many }) => ({
    ...{ textId, count: Number(many) },
    block: place.startsWith("block:") ? place.slice("block:".length) : null,
  }));
}

/** Of those texts that the asker may read. */
async function articlesFor(viewer: Viewer, ids: Set<string>): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  for (const id of ids) {
    try {
      const { text } = await textFor(viewer, id);
      found.set(id, await articleOf(text.id, text.edition));
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return found;
}

async function countOf(sessionId: string): Promise<number> {
  const visible = and(eq(comments.sessionId, sessionId), eq(comments.state, "visible"));
  const [row] = await read().select({ count: count() }).from(comments).where(visible);
  return Number(row?.count ?? 0);
}
