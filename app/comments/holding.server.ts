/** What waits for a moderator: new comments, new wordings. And what authors may do with what is withheld of their own. */
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { subjectOf, type Cause } from "../cases/case";
import { holdsOn, keepApart } from "../cases/holds.server";
import { closeCase, openCase, openCaseOf, touchCase } from "../cases/cases.server";
import { forgetComment } from "../notices/notices.server";
import { forbidden, notFound } from "../refusals";
import type { TextScope } from "../texts/texts.server";
import { keepingWords } from "../words/keeping";
import { withheldWords } from "../words/withheld";
import { say } from "../words/words";
import type { Wording } from "./comment-input.server";
import { isUnseen, rowById, type CommentRow, type CommentWithAuthor } from "./comment-rows.server";
import { insertComment, nextSeq, stamp } from "./comment-writes.server";
import type { Hold } from "./prevention.server";
import { isWiped } from "./seer";

const { comments, commentVersions, reactions, users } = schema;

/** A new comment that nobody but its author and moderators sees yet: it takes no number of its text. */
export async function insertHeld(tx: Db, scope: TextScope, row: CommentRow, held: Hold): Promise<void> {
  await insertComment(tx, { ...row, state: "removed", withheld: "held", seq: 0, bornSeq: scope.text.seq });
  await waits(tx, scope, row, held);
}

/** Says why a comment waits; more reasons for the same one make one case. `tellCases` follows the write. */
export async function waits(
  tx: Db,
  { group, text }: TextScope,
  { id, authorId }: CommentRow,
  { hold, found }: Hold,
): Promise<void> {
  const about = { groupId: group.id, subject: subjectOf("comment", id), userId: authorId, textId: text.id };
  for (const because of hold) await openCase(tx, { ...about, because, found });
}

/** Of these the author may change the words while they are withheld. */
export const canBeReworded = (row: CommentRow) => (row.withheld === "held" || row.withheld === "edit") && !isWiped(row);

/** One's own, as far as it can be reworded: what moderators took away for good, or look at now, is not. @throws Refusal `not-found`, `forbidden` */
export async function requireOwn(tx: Db, id: string): Promise<CommentWithAuthor> {
  const now = await rowById(tx, id);
  if (!now || (now.comment.state !== "visible" && now.comment.withheld === null)) throw notFound();
  if (now.comment.withheld !== null && !canBeReworded(now.comment))
    throw forbidden(
      isWiped(now.comment) ? say(keepingWords, (w) => w.notReworded) : say(withheldWords, (w) => w.notReworded),
    );
  return now;
}

/**
 * What was withheld stays so when it is reworded, and of what moderators asked to have reworded the earlier wordings too:
 * shown again, its history has nothing that they took out of sight. They look at the new wording.
 */
export async function rewordWithheld(
  tx: Db,
  scope: TextScope,
  row: CommentRow,
  wording: Wording,
  { hold, found }: Hold,
): Promise<void> {
  const { id: commentId, version, body, html } = row;
  if (row.withheld === "edit")
    await tx.update(commentVersions).set({ isWithheld: true }).where(eq(commentVersions.commentId, commentId));
  const writtenAt = row.editedAt ?? row.createdAt;
  await tx.insert(commentVersions).values({ commentId, version, body, html, writtenAt, isWithheld: true });
  const changes = { ...wording, version: version + 1, editedAt: new Date() };
  if (isUnseen(row)) await tx.update(comments).set(changes).where(eq(comments.id, row.id));
  else await stamp(tx, row, changes);
  const because: Cause[] = row.withheld === "edit" ? ["edited", ...hold] : hold;
  // Whoever has just looked at the wording before must not decide about this one unseen.
  if (because.length === 0) await touchCase(tx, subjectOf("comment", row.id));
  else await waits(tx, scope, row, { hold: because, found });
}

/**
 * Its author takes away what moderators have withheld: it is gone at once and for good, so that nobody brings it back past
 * them. What was done about it stays on record.
 *
 * @returns the ids of what changed for others
 */
export async function takeAwayWithheld(tx: Db, row: CommentRow): Promise<string[]> {
  const { id, textId } = row;
  await keepHeld(tx, row);
  await tx.delete(commentVersions).where(eq(commentVersions.commentId, id));
  await tx.delete(reactions).where(eq(reactions.commentId, id));
  await forgetComment(tx, id);
  await tx
    .update(comments)
    .set({
      ...{ body: "", html: "", quote: null, mentions: [], withheld: null, withheldFor: null },
      ...{ state: "removed", removedAt: new Date() },
      ...(isUnseen(row) ? {} : { seq: await nextSeq(tx, textId) }),
    })
    .where(eq(comments.id, id));
  return isUnseen(row) ? [] : [id];
}

/** A court that wants it kept is not left without it. */
async function keepHeld(tx: Db, { id, authorId, body, createdAt }: CommentRow): Promise<void> {
  const [hold] = await holdsOn(tx, [subjectOf("comment", id)]);
  if (!hold || !authorId) return;
  const [author] = await tx.select({ name: users.name }).from(users).where(eq(users.id, authorId));
  const versions = await tx.select().from(commentVersions).where(eq(commentVersions.commentId, id));
  const earlier = versions.map((each) => ({ version: each.version, body: each.body }));
  const its = { kind: "comment" as const, sourceId: id, personId: authorId, personName: author?.name ?? "" };
  await keepApart(tx, hold.id, [{ ...its, words: { body, at: createdAt.toISOString(), earlier } }]);
}

/** Nothing is left to decide, unless somebody has reported it: they are owed an answer. @returns whether a case was open */
export async function withdrawCase(tx: Db, by: string | null, id: string): Promise<boolean> {
  const subject = subjectOf("comment", id);
  const open = await openCaseOf(tx, subject);
  if (!open) return false;
  if (open.reports > 0) await touchCase(tx, subject);
  else await closeCase(tx, subject, { outcome: "withdrawn", by });
  return true;
}
