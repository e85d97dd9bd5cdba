/** How rows become the one view that pages, API and sockets share. */
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { prepared, schema, type Db } from "#db/db.server";
import { canBeKey } from "../plain-line";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { anchorOf } from "./anchor";
import type { CommentView } from "./comment";

const { comments, users, reactions } = schema;

export type CommentRow = typeof comments.$inferSelect;
export type CommentWithAuthor = { comment: CommentRow; authorName: string | null; isGuest: boolean | null };

/** Held before anybody saw it: it has no number among the changes of its text. */
export const isUnseen = ({ seq }: Pick<CommentRow, "seq">) => seq === 0;

/** The query that everything is read back by; callers add conditions and order. */
export const withAuthor = (db: Db) =>
  db
    .select({ comment: comments, authorName: users.name, isGuest: users.isGuest })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId));

const byId = prepared((db) =>
  withAuthor(db)
    .where(eq(comments.id, sql.placeholder("id")))
    .prepare(),
);

/** One row by id, not scoped to anyone: for verbs that scope it themselves. */
export async function rowById(db: Db, id: string): Promise<CommentWithAuthor | undefined> {
  if (!canBeKey(id)) return undefined;
  return (await byId(db).execute({ id }))[0];
}

/** Rows with their reactions counted, in the order given. */
export async function viewsOf(db: Db, rows: CommentWithAuthor[]): Promise<CommentView[]> {
  const counted = await reactionsOf(
    db,
    rows.map(({ comment }) => comment.id),
  );
  return rows.map((row) => viewOf(row, counted.get(row.comment.id)));
}

/** A removed comment keeps its place and nothing else: no words, no passage, no author, no reactions. */
export function viewOf(
  { comment, authorName, isGuest }: CommentWithAuthor,
  reacted: Record<string, number> = {},
): CommentView {
  const visible = comment.state === "visible";
  return {
    id: comment.id,
    textId: comment.textId,
    seq: comment.seq,
    bornSeq: comment.bornSeq,
    version: comment.version,
    anchor: anchorOf(comment.place, visible ? comment.quote : null),
    parentId: comment.parentId,
    threadId: comment.threadId,
    kind: comment.kind,
    question: comment.question,
    state: comment.state,
    // Until others can remove it too, it is always the author.
    reason: visible ? null : say(commentWords, (w) => w.removed)("en"),
    author:
      visible && comment.authorId && authorName !== null
        ? { id: comment.authorId, name: authorName, ...(isGuest ? { guest: true as const } : {}) }
        : null,
    body: visible ? comment.body : "",
    html: visible ? comment.html : "",
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    ...(comment.sessionId === null ? {} : { sessionId: comment.sessionId }),
    reactions: visible ? reacted : {},
    replyCount: comment.replyCount,
  };
}

async function reactionsOf(db: Db, ids: string[]): Promise<Map<string, Record<string, number>>> {
  const found = new Map<string, Record<string, number>>();
  if (ids.length === 0) return found;
  const rows = await db
    .select({ id: reactions.commentId, name: reactions.name, times: count() })
    .from(reactions)
    .where(inArray(reactions.commentId, ids))
    .groupBy(reactions.commentId, reactions.name)
    .orderBy(asc(reactions.name));
  for (const { id, name, times } of rows) found.set(id, { ...found.get(id), [name]: times });
  return found;
}

/** Which of these comments the user has tapped, and how. */
export async function ownReactions(db: Db, userId: string, ids: string[]): Promise<Record<string, string[]>> {
  if (ids.length === 0) return {};
  const rows = await db
    .select({ id: reactions.commentId, name: reactions.name })
    .from(reactions)
    .where(and(eq(reactions.userId, userId), inArray(reactions.commentId, ids)));
  const own: Record<string, string[]> = {};
  for (const { id, name } of rows) (own[id] ??= []).push(name);
  return own;
}
