/** How rows become the one view that pages, API and sockets share. */
import { and, asc, count, eq, gt, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { prepared, schema, type Db } from "#db/db.server";
import { blockedBy } from "../accounts/blocks.server";
import type { SessionSight } from "../groups/group";
import { canBeKey } from "../plain-line";
import { anchorOf } from "./anchor";
import { folded, type CommentView, type SessionOfComment } from "./comment";
import { sessionsAmong } from "./comment-sessions.server";
import { seesWithheld, type Seer } from "./seer";
import { reasonOf, tombstoneOf } from "./tombstone";

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

/** What stands in a list: what is visible, and what was taken away where somebody has replied, or where moderators took it. */
export function shownTo(seer: Seer) {
  const hasReply = sql`exists (select 1 from ${comments} as reply where reply.parent_id = ${comments.id} and reply.seq > 0)`;
  return or(eq(comments.state, "visible"), and(gt(comments.seq, 0), hasReply), withheldTo(seer));
}

/** Of what is withheld: tombstones for everybody, and what the seer still sees. Few rows, with an index of their own. */
export function withheldTo(seer: Seer) {
  const tombstone = and(ne(comments.withheld, "held"), gt(comments.seq, 0));
  return and(isNotNull(comments.withheld), or(tombstone, seenBy(seer)));
}

/** As `seesWithheld` says it. */
export function seenBy(seer: Seer) {
  if (!seer) return sql`false`;
  const own = eq(comments.authorId, seer.id);
  return and(isNotNull(comments.withheld), seer.moderates ? or(own, ne(comments.withheld, "law")) : own);
}

/**
 * Rows with their reactions counted, in the order given.
 *
 * @param seer null: as everybody sees them
 * @param sessions of which sessions they tell: "all" is for the group's members alone
 */
export async function viewsOf(
  db: Db,
  rows: CommentWithAuthor[],
  seer: Seer = null,
  sessions: SessionSight = seer?.sessions ?? "none",
): Promise<CommentView[]> {
  const counted = await reactionsOf(
    db,
    rows.map(({ comment }) => comment.id),
  );
  const during = await sessionsAmong(db, rows, sessions);
  const blocked = seer && rows.length > 0 ? await blockedBy(db, seer.id) : nobody;
  return rows.map((row) => {
    const view = viewOf(row, counted.get(row.comment.id), seer, during.get(row.comment.sessionId ?? ""));
    return view.author && blocked.has(view.author.id) ? folded(view) : view;
  });
}
const nobody: ReadonlySet<string> = new Set();

/** A screen takes it for counted among its text's comments only once it is. */
const notBornYet = 2 ** 31 - 1;

/**
 * A removed comment keeps its place and nothing else: no words, no passage, no author, no reactions. One that is withheld
 * is that for everybody but its author and moderators.
 */
export function viewOf(
  { comment, authorName, isGuest }: CommentWithAuthor,
  reacted: Record<string, number> = {},
  seer: Seer = null,
  session?: SessionOfComment,
): CommentView {
  const sees = seesWithheld(seer, comment);
  const visible = comment.state === "visible" || sees;
  const tombstone = tombstoneOf(comment, sees ? seer : null);
  return {
    id: comment.id,
    textId: comment.textId,
    // What nobody saw yet has no number: on its author's screen the newest wording wins, and what is shown later wins over it.
    seq: isUnseen(comment) ? comment.version : comment.seq,
    bornSeq: isUnseen(comment) ? notBornYet : comment.bornSeq,
    version: comment.version,
    anchor: anchorOf(comment.place, visible ? comment.quote : null),
    parentId: comment.parentId,
    threadId: comment.threadId,
    kind: comment.kind,
    question: comment.question,
    state: sees ? (comment.withheld === "held" ? "held" : "hidden") : comment.state,
    reason: comment.state === "visible" ? null : reasonOf(comment, sees ? seer : null, "en"),
    ...(tombstone ? { tombstone } : {}),
    author:
      visible && comment.authorId && authorName !== null
        ? { id: comment.authorId, name: authorName, ...(isGuest ? { guest: true as const } : {}) }
        : null,
    body: visible ? comment.body : "",
    html: visible ? comment.html : "",
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    ...(visible && session && comment.sessionId ? { sessionId: comment.sessionId, session } : {}),
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
