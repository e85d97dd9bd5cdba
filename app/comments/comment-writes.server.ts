/** What happens to rows of comments inside a write: each change takes a number of the text's `seq` and stamps its rows. */
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { prepared, schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Standing } from "../groups/group";
import { withdrawNotices } from "../notices/notices.server";
import { invalid, notFound } from "../refusals";
import { textIn, type TextScope } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { idTaken, type CheckedDraft } from "./comment-input.server";
import { noticeBack } from "./comment-notices.server";
import { isUnseen, rowById, type CommentRow, type CommentWithAuthor } from "./comment-rows.server";
import { noVoice } from "./no-voice";

const { texts, comments, commentVersions } = schema;

/**
 * Asked first in every write: while it was on its way the text may have been locked, its group archived, or whoever
 * writes removed from it.
 *
 * @param edition in which the place of what is written was looked up, so that nothing is hung on what is gone at that moment
 * @throws Refusal `not-found`, `forbidden`
 * @throws EditionMoved
 */
export async function requireVoice(
  tx: Db,
  viewer: SignedIn,
  textId: string,
  may: (standing: Standing) => boolean,
  edition: number | null = null,
): Promise<Standing> {
  const { text, standing } = await textIn(tx, viewer, textId);
  if (!may(standing)) throw noVoice(standing);
  if (edition !== null && text.edition !== edition) throw new EditionMoved(textId);
  return standing;
}

/** Another edition has begun to be read since the place was looked up: it may not be there any more. */
class EditionMoved extends Error {}

/** Does it once more where an edition began to be read in between: its place is looked up in that one. */
export async function inNewestEdition<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++)
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof EditionMoved) || tries > 3) throw error;
    }
}

/** As it is written, with the numbers still to come. */
export function newRow(
  viewer: SignedIn,
  { text }: TextScope,
  { id, sessionId, ...draft }: Omit<CheckedDraft, "id"> & { id: string; sessionId: string | null },
  parent: CommentRow | null,
): CommentRow {
  return {
    ...{ id, textId: text.id, edition: text.edition, sessionId, authorId: viewer.id },
    ...{ place: parent?.place ?? draft.place, quote: parent ? null : draft.quote },
    ...{ parentId: draft.parentId, threadId: parent?.threadId ?? id },
    ...{ kind: draft.kind, question: draft.kind === "question" ? "open" : null },
    ...{ state: "visible", removedAt: null, withheld: null, withheldFor: null },
    ...{ body: draft.body, html: draft.html, mentions: draft.mentions, version: 1 },
    ...{ seq: 0, bornSeq: 0, replyCount: 0, createdAt: new Date(), editedAt: null },
  };
}

export async function insertComment(tx: Db, row: CommentRow): Promise<void> {
  await (row.quote ? insertQuoting : insertPlain)(tx).execute(row);
}

/** The next number of the text (the last of `step`). @throws Refusal `not-found` when the text is gone */
export async function nextSeq(tx: Db, textId: string, step = 1): Promise<number> {
  const [row] = await takeSeq(tx).execute({ id: textId, step });
  if (!row) throw notFound();
  return row.seq;
}

export async function stamp(
  tx: Db,
  { id, textId }: { id: string; textId: string },
  changes: Partial<CommentRow>,
): Promise<void> {
  const seq = await nextSeq(tx, textId);
  await tx
    .update(comments)
    .set({ ...changes, seq })
    .where(eq(comments.id, id));
}

export async function countReply(tx: Db, id: string, by: 1 | -1, seq: number): Promise<CommentRow | null> {
  const [row] = await tx
    .update(comments)
    .set({ replyCount: sql`${comments.replyCount} + ${by}`, seq })
    .where(eq(comments.id, id))
    .returning();
  return row ?? null;
}

/** @param also what else changes of it @returns the ids of the comments that changed */
export async function setState(
  tx: Db,
  id: string,
  state: CommentRow["state"],
  also: Partial<CommentRow> = {},
): Promise<string[]> {
  const found = await rowById(tx, id);
  if (!found || found.comment.state === state) return [];
  const { textId, parentId } = found.comment;
  const seq = await nextSeq(tx, textId, parentId ? 2 : 1);
  if (parentId) await countReply(tx, parentId, state === "visible" ? 1 : -1, seq - 1);
  await tx
    .update(comments)
    .set({ ...also, state, removedAt: state === "removed" ? new Date() : null, seq })
    .where(eq(comments.id, id));
  if (state === "removed") await withdrawNotices(tx, { commentId: id });
  else await noticeBack(tx, found.comment);
  return parentId ? [parentId, id] : [id];
}

/** What was there before the write may be gone in it. */
export async function requireStanding(tx: Db, id: string): Promise<CommentWithAuthor> {
  const now = await rowById(tx, id);
  if (!now || now.comment.state !== "visible") throw notFound();
  return now;
}

/** What was sent when the comment was made, whatever has become of it since. */
async function firstBody(tx: Db, { id, version, body }: CommentRow): Promise<string> {
  if (version === 1) return body;
  const first = and(eq(commentVersions.commentId, id), eq(commentVersions.version, 1));
  const [row] = await tx.select({ body: commentVersions.body }).from(commentVersions).where(first);
  return row?.body ?? body;
}

/** The same comment sent again is answered as it stands; another one under its id is not. */
export async function sameOrConflict(
  tx: Db,
  found: CommentWithAuthor,
  viewer: SignedIn,
  { text }: TextScope,
  draft: CheckedDraft,
): Promise<CommentWithAuthor> {
  const { comment } = found;
  // In another edition it may hang elsewhere by now.
  const hangsThere =
    draft.parentId !== null ||
    comment.edition !== text.edition ||
    (comment.place === draft.place && comment.quote?.exact === draft.quote?.exact);
  const same =
    comment.authorId === viewer.id &&
    comment.textId === text.id &&
    comment.parentId === draft.parentId &&
    comment.kind === draft.kind &&
    // Wiped: nothing is left that a retry could contradict.
    ((comment.state === "removed" && comment.body === "") ||
      (hangsThere && (await firstBody(tx, comment)) === draft.body));
  if (!same) throw idTaken();
  return found;
}

/** What a reply answers. @throws Refusal `invalid` (parentId) */
export async function parentIn(tx: Db, { text }: TextScope, parentId: string): Promise<CommentWithAuthor> {
  const parent = await rowById(tx, parentId);
  if (!parent || parent.comment.textId !== text.id || isUnseen(parent.comment))
    throw invalid({ parentId: say(commentWords, (w) => w.noParent) });
  if (parent.comment.state !== "visible") throw invalid({ parentId: say(commentWords, (w) => w.parentRemoved) });
  return parent;
}

/** What a new comment has none of is written as null here: a placeholder's null would be translated like a value. */
const insertInto = (always: Partial<CommentRow>) =>
  prepared((tx) => {
    const values = Object.fromEntries(columnNames.map((name) => [name, sql.placeholder(name)]));
    return tx
      .insert(comments)
      .values({ ...values, removedAt: null, editedAt: null, withheldFor: null, ...always } as never)
      .prepare();
  });
const columnNames = Object.keys(getTableColumns(comments)) as Array<keyof CommentRow>;
const insertQuoting = insertInto({});
const insertPlain = insertInto({ quote: null });

const takeSeq = prepared((tx) =>
  tx
    .update(texts)
    .set({ seq: sql`${texts.seq} + ${sql.placeholder("step")}` })
    .where(eq(texts.id, sql.placeholder("id")))
    .returning({ seq: texts.seq })
    .prepare(),
);
