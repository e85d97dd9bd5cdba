/**
 * What moderators do to comments, for their own writes: who may is decided there. A withheld comment is `removed` in its
 * row, so whatever asks for what is visible finds it nowhere; its words stay there, and come back with `release`.
 *
 * One that was held before anybody saw it has taken no number of its text (`seq` 0): nothing tells others that it is
 * there. Approved, it takes its numbers then, and is told of as if it had been written at that moment.
 */
import { asc, eq } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { recallMail } from "../mail/mails.server";
import { noticedOf, tellNotices } from "../notices/notices.server";
import { recallDeliveries } from "../webhooks/erasing.server";
import type { Place } from "./anchor";
import { noticeComment } from "./comment-notices.server";
import { isUnseen, rowById, type CommentRow } from "./comment-rows.server";
import { queueComment, webhooksWait, type About } from "./comment-webhooks.server";
import { countReply, nextSeq, setState, stamp } from "./comment-writes.server";
import { tellPages } from "./telling.server";

const { comments, commentVersions, groups, texts } = schema;

export type How = NonNullable<CommentRow["withheld"]>;
export type Tombstone = NonNullable<CommentRow["withheldFor"]>;

/**
 * Takes a comment out of sight, or changes what stands in its place.
 *
 * @returns the ids of what changed, for `tellTouched`; none where its author has taken it away, or it is no more
 */
export async function withhold(
  tx: Db,
  id: string,
  { how, tombstone }: { how: How; tombstone: Tombstone | null },
): Promise<string[]> {
  const found = await rowById(tx, id);
  if (!found) return [];
  const { comment } = found;
  const why = { withheld: how, withheldFor: tombstone };
  if (comment.state === "visible") {
    const touched = await setState(tx, id, "removed", why);
    await recallDeliveries(tx, id);
    await recallMail(tx, id);
    await queueComment(tx, "comment.removed", await aboutOf(tx, comment.textId), id);
    return touched;
  }
  if (comment.withheld === null) return [];
  if (isUnseen(comment)) await tx.update(comments).set(why).where(eq(comments.id, id));
  else await stamp(tx, comment, why);
  return [id];
}

/**
 * Shows a withheld comment: at its place with its replies, if it was seen before; else as a new one.
 *
 * @param exactly as if it had never been withheld: also the wordings before are shown again, which else stay withheld once it
 *   was reworded
 * @returns the ids of what changed, for `tellTouched`; none where nothing is withheld
 */
export async function release(tx: Db, id: string, { exactly = false } = {}): Promise<string[]> {
  const found = await rowById(tx, id);
  if (!found || found.comment.withheld === null) return [];
  const { comment } = found;
  if (exactly)
    await tx.update(commentVersions).set({ isWithheld: false }).where(eq(commentVersions.commentId, comment.id));
  const about = await aboutOf(tx, comment.textId);
  const shown = { withheld: null, withheldFor: null };
  if (!isUnseen(comment)) {
    const touched = await setState(tx, id, "visible", shown);
    // Whom the wording names that was made meanwhile.
    const parent = comment.parentId ? await rowById(tx, comment.parentId) : undefined;
    await noticeComment(tx, about, comment, parent?.comment ?? null);
    await queueComment(tx, "comment.edited", about, id);
    return touched;
  }
  const seq = await firstSeq(tx, comment);
  const parent = comment.parentId ? await countReply(tx, comment.parentId, 1, seq - 1) : null;
  const state = { state: "visible", removedAt: null, seq, bornSeq: seq } as const;
  await tx
    .update(comments)
    .set({ ...shown, ...state })
    .where(eq(comments.id, id));
  await noticeComment(tx, about, { ...comment, ...shown, ...state }, parent);
  await queueComment(tx, "comment.posted", about, id);
  return parent ? [parent.id, id] : [id];
}

/** Its author's page shows it under the number of its version while it is held, and takes only what is newer for it. */
async function firstSeq(tx: Db, { textId, parentId, version }: CommentRow): Promise<number> {
  const seq = await nextSeq(tx, textId, parentId ? 2 : 1);
  return seq > version ? seq : nextSeq(tx, textId, version + 1 - seq);
}

/**
 * Hangs a whole thread elsewhere in its text. The passage it quotes stays with it, so that moving it back is all it takes
 * to undo it.
 *
 * @returns the ids of what changed, for `tellTouched`
 */
export async function moveThread(tx: Db, threadId: string, place: Place): Promise<string[]> {
  const all = await tx
    .select({ id: comments.id, textId: comments.textId, seq: comments.seq, place: comments.place })
    .from(comments)
    .where(eq(comments.threadId, threadId))
    .orderBy(asc(comments.bornSeq), asc(comments.id));
  const [first] = all;
  if (!first || all.every((each) => each.place === place)) return [];
  const seen = all.filter((each) => !isUnseen(each));
  await tx.update(comments).set({ place }).where(eq(comments.threadId, threadId));
  if (seen.length === 0) return [first.id];
  let seq = (await nextSeq(tx, first.textId, seen.length)) - seen.length;
  for (const { id } of seen) await tx.update(comments).set({ seq: ++seq }).where(eq(comments.id, id));
  return seen.map(({ id }) => id);
}

/** Once it is on disk: open pages, programs outside and bells learn of it. */
export async function tellTouched(ids: string[]): Promise<void> {
  webhooksWait();
  await tellPages(ids);
  const told = await Promise.all(ids.slice(0, 200).map((id) => noticedOf(read(), id)));
  tellNotices(told.flat());
}

/** A text and its group, not scoped to anyone: for verbs that scope what they do themselves. */
export async function aboutOf(tx: Db, textId: string): Promise<About> {
  const [found] = await tx
    .select({
      text: { id: texts.id, title: texts.title, groupId: texts.groupId },
      group: { id: groups.id, slug: groups.slug },
    })
    .from(texts)
    .innerJoin(groups, eq(groups.id, texts.groupId))
    .where(eq(texts.id, textId));
  if (!found) throw new Error(`a comment on no text: ${textId}`);
  return found;
}
