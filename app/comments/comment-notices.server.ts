/**
 * Whom a comment concerns: those it mentions and whom it replies to, one notice for each, as members of the group at the
 * moment of writing. Called in the write it tells of; `tellNotices` follows once that is on disk.
 */
import type { Db } from "#db/db.server";
import { activeAmong } from "../groups/group-notices.server";
import { leaveNotices, renewNotices, settleMentions, withdrawNotices, type NewNotice } from "../notices/notices.server";
import type { QuestionState } from "./comment";
import type { CommentRow } from "./comment-rows.server";
import type { About } from "./comment-webhooks.server";

type Where = Pick<About, "text">;

/** @param parent what it replies to @returns whom to tell */
export async function noticeComment(
  tx: Db,
  scope: Where,
  comment: CommentRow,
  parent: CommentRow | null,
): Promise<string[]> {
  const kinds = new Map<string, NewNotice["kind"]>(comment.mentions.map((id) => [id, "mention"]));
  // Who is mentioned and replied to hears of one thing once, and that is the reply.
  if (parent?.authorId) kinds.set(parent.authorId, parent.kind === "question" ? "answer" : "reply");
  return leave(tx, scope, comment, kinds);
}

/** Whom the new wording mentions for the first time hears of it. @returns whom to tell */
export async function noticeEdit(tx: Db, scope: Where, before: CommentRow, mentions: string[]): Promise<string[]> {
  if (before.mentions.length === 0 && mentions.length === 0) return [];
  await settleMentions(tx, before.id, mentions);
  await leave(tx, scope, before, new Map(mentions.map((id) => [id, "mention"])));
  return [...before.mentions, ...mentions];
}

/** Whose question was marked as answered hears of it; taken back, it is no news. */
export async function noticeSettled(
  tx: Db,
  { text, viewer }: Where & { viewer: string },
  question: CommentRow,
  to: QuestionState,
): Promise<void> {
  const about = { commentId: question.id, key: `answered:${question.id}` };
  if (to !== "answered") return withdrawNotices(tx, about);
  await renewNotices(tx, about);
  const active = question.authorId ? await activeAmong(tx, text.groupId, [question.authorId]) : new Set<string>();
  await leaveNotices(
    tx,
    [...active].map((userId) => {
      return { userId, kind: "answer", ...about, groupId: text.groupId, textId: text.id, actorId: viewer };
    }),
  );
}

/** A removed comment stands again, and with it what is still true of it. */
export async function noticeBack(tx: Db, { id, mentions, question }: CommentRow): Promise<void> {
  await renewNotices(tx, { commentId: id });
  await settleMentions(tx, id, mentions);
  if (question !== "answered") await withdrawNotices(tx, { commentId: id, key: `answered:${id}` });
}

async function leave(
  tx: Db,
  { text }: Where,
  { id, authorId }: CommentRow,
  kinds: Map<string, NewNotice["kind"]>,
): Promise<string[]> {
  if (authorId) kinds.delete(authorId);
  if (kinds.size === 0) return [];
  // Asked here and not of what was read before the write: whoever was removed in between hears nothing.
  const active = await activeAmong(tx, text.groupId, [...kinds.keys()]);
  return leaveNotices(
    tx,
    [...kinds]
      .filter(([userId]) => active.has(userId))
      .map(([userId, kind]) => {
        const place = { groupId: text.groupId, textId: text.id, commentId: id };
        return { userId, kind, key: `comment:${id}`, ...place, actorId: authorId };
      }),
  );
}
