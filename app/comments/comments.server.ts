/**
 * Where comments are kept: the verbs of whoever writes one. Each takes the next number of the text's `seq` in its own
 * transaction, stamps what it changed, and announces it once it is on disk. Reading stands in `reading.server.ts`.
 */
import { and, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canComment, canReact, canSettleQuestions, canTakeBack } from "../groups/group";
import { recordGroupAct } from "../groups/group-record.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { noticedOf, tellNotices } from "../notices/notices.server";
import { conflict, forbidden, invalid, notFound } from "../refusals";
import { textFor, type TextScope } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { say } from "../words/words";
import { countComment } from "./comment-rate.server";
import { checkDraft, wordingOf, type CheckedDraft, type CommentInput, idTaken } from "./comment-input.server";
import { queueComment, webhooksWait } from "./comment-webhooks.server";
import { noticeComment, noticeEdit, noticeSettled } from "./comment-notices.server";
import { rowById, viewOf, viewsOf, type CommentRow, type CommentWithAuthor } from "./comment-rows.server";
import { countReply, firstBody, insertComment, nextSeq } from "./comment-writes.server";
import { requireStanding, requireVoice, setState, stamp } from "./comment-writes.server";
import { isReaction, questionStates, reactionNames, undoWindow, type CommentView, type QuestionState } from "./comment";
import { checkBody } from "./markdown.server";
import { noVoice } from "./no-voice";

const { comments, commentVersions, reactions } = schema;

/**
 * Writes a comment on a text, or a reply to one. The same id twice is the same comment, not two.
 *
 * @param sessionId of the session during which it is written
 * @returns the comment, and whether this call made it
 * @throws Refusal `not-found`, `forbidden`, `invalid` (body, anchor, quote, parentId, kind, id), `conflict` for an id
 *   that another comment has, `too-many`
 */
export async function postComment(
  viewer: SignedIn,
  textId: string,
  input: CommentInput,
  { sessionId = null }: { sessionId?: string | null } = {},
): Promise<{ comment: CommentView; made: boolean }> {
  const scope = await textFor(viewer, textId);
  if (!canComment(scope.standing)) throw noVoice(scope.standing);
  const draft = await checkDraft(scope, input);
  await countComment(viewer, scope.standing).catch(async (error: unknown) => {
    // Sent again because no answer came: it stands already, and is answered.
    if (draft.id === null || !(await rowById(read(), draft.id))) throw error;
  });
  const id = draft.id ?? mintId();
  const { made, rows, told, isAwaited } = await write(async (tx) => {
    const standing = await rowById(tx, id);
    if (standing) {
      const rows = [await sameOrConflict(tx, standing, viewer, scope, draft)];
      return { made: false, rows, told: [], isAwaited: false };
    }
    await requireVoice(tx, viewer, scope.text.id, canComment);
    const now = new Date();
    const parent = draft.parentId === null ? null : await parentIn(tx, scope, draft.parentId);
    // The parent counts its replies, so it changes too, and takes a number of its own: screens see each change once.
    const seq = await nextSeq(tx, scope.text.id, parent ? 2 : 1);
    const stamped = parent ? await countReply(tx, parent.comment.id, 1, seq - 1) : null;
    const row: CommentRow = {
      id,
      textId: scope.text.id,
      edition: scope.text.edition,
      place: parent?.comment.place ?? draft.place,
      quote: parent ? null : draft.quote,
      parentId: draft.parentId,
      threadId: parent?.comment.threadId ?? id,
      kind: draft.kind,
      question: draft.kind === "question" ? "open" : null,
      state: "visible",
      removedAt: null,
      authorId: viewer.id,
      body: draft.body,
      html: draft.html,
      mentions: draft.mentions,
      version: 1,
      seq,
      bornSeq: seq,
      replyCount: 0,
      createdAt: now,
      editedAt: null,
      sessionId,
      withheld: null,
      withheldFor: null,
    };
    await insertComment(tx, row);
    const written = { comment: row, authorName: viewer.name, isGuest: viewer.isGuest ?? false };
    const told = await noticeComment(tx, scope, row, stamped);
    const isAwaited = await queueComment(tx, "comment.posted", scope, id);
    const rows = stamped && parent ? [{ ...parent, comment: stamped }, written] : [written];
    return { made: true, rows, told, isAwaited };
  });
  const views = made && rows.length === 1 ? rows.map((row) => viewOf(row)) : await viewsOf(read(), rows);
  const comment = views.at(-1);
  if (!comment) throw notFound();
  if (made) tell(views);
  tellNotices(told);
  if (isAwaited) webhooksWait();
  return { comment, made };
}

/**
 * Changes the wording. The wording before stays readable in the history.
 *
 * @param version the version that was edited: somebody else's edit in between is refused with what stands now
 * @throws Refusal `conflict` with `current`, and those of `postComment`
 */
export async function editComment(
  viewer: SignedIn,
  id: string,
  { body, version }: { body: unknown; version: unknown },
): Promise<CommentView> {
  const { row, scope } = await ownComment(viewer, id);
  if (typeof version !== "number" || !Number.isInteger(version))
    throw invalid({ version: say(commentWords, (w) => w.version) });
  const wording = await wordingOf(scope, checkBody(body));
  const told = await write(async (tx) => {
    await requireVoice(tx, viewer, scope.text.id, canComment);
    const now = await requireStanding(tx, id);
    if (now.comment.version !== version) {
      throw conflict(
        say(commentWords, (w) => w.editedMeanwhile),
        { current: (await viewsOf(tx, [now]))[0] },
      );
    }
    if (now.comment.body === wording.body) return [];
    const writtenAt = now.comment.editedAt ?? now.comment.createdAt;
    await tx
      .insert(commentVersions)
      .values({ commentId: id, version, body: now.comment.body, html: now.comment.html, writtenAt });
    const seq = await nextSeq(tx, row.comment.textId);
    await tx
      .update(comments)
      .set({ ...wording, version: version + 1, seq, editedAt: new Date() })
      .where(eq(comments.id, id));
    await queueComment(tx, "comment.edited", scope, id);
    return noticeEdit(tx, scope, now.comment, wording.mentions);
  });
  webhooksWait();
  tellNotices(told);
  return tellRow(id);
}

/** Its author takes a comment away. For half a minute it can come back; then the words are wiped. */
export async function removeComment(viewer: SignedIn, id: string): Promise<CommentView> {
  const { scope } = await ownComment(viewer, id, { takesBack: true });
  const touched = await write(async (tx) => {
    await requireVoice(tx, viewer, scope.text.id, canTakeBack);
    const touched = await setState(tx, id, "removed");
    if (touched.length > 0) await queueComment(tx, "comment.removed", scope, id);
    return touched;
  });
  webhooksWait();
  tellNotices(await noticedOf(read(), id));
  return tellRows(touched, id);
}

/** Takes a deletion back. @throws Refusal `conflict` once the time is over */
export async function restoreComment(viewer: SignedIn, id: string): Promise<CommentView> {
  const { scope } = await ownComment(viewer, id, { state: "removed", takesBack: true });
  const touched = await write(async (tx) => {
    await requireVoice(tx, viewer, scope.text.id, canTakeBack);
    // Asked inside the write: the words may be wiped at this very moment.
    const removedAt = (await rowById(tx, id))?.comment.removedAt?.getTime();
    if (removedAt !== undefined && Date.now() - removedAt > undoWindow.honoured)
      throw conflict(say(commentWords, (w) => w.undoOver));
    const touched = await setState(tx, id, "visible");
    if (touched.length > 0) await queueComment(tx, "comment.edited", scope, id);
    return touched;
  });
  webhooksWait();
  tellNotices(await noticedOf(read(), id));
  return tellRows(touched, id);
}

/** Says of a question that it is open, answered or parked. */
export async function settleQuestion(viewer: SignedIn, id: string, state: string): Promise<CommentView> {
  const { row, scope } = await commentScope(viewer, id);
  if (!canComment(scope.standing)) throw noVoice(scope.standing);
  const to = questionStates.find((known) => known === state);
  if (!to) throw invalid({ question: say(commentWords, (w) => w.questionState) });
  if (row.comment.kind !== "question") throw invalid({ question: say(commentWords, (w) => w.notQuestion) });
  if (row.comment.authorId !== viewer.id && !canSettleQuestions(scope.standing))
    throw forbidden(say(commentWords, (w) => w.notSettle));
  await write(async (tx) => {
    const may = row.comment.authorId === viewer.id ? canComment : canSettleQuestions;
    await requireVoice(tx, viewer, scope.text.id, may);
    const now = await requireStanding(tx, id);
    if (now.comment.question === to) return;
    await stamp(tx, row.comment, { question: to as QuestionState });
    await noticeSettled(tx, { text: scope.text, viewer: viewer.id }, row.comment, to);
    if (row.comment.authorId === viewer.id) return;
    const said = { targetId: id, before: { question: now.comment.question }, after: { question: to } };
    await recordGroupAct(tx, viewer, scope.group, "question.settle", said);
  });
  tellNotices(await noticedOf(read(), id));
  return tellRow(id);
}

/** A tap on a comment, or taken off it. Twice is once. */
export async function react(viewer: SignedIn, id: string, name: string, on: boolean): Promise<CommentView> {
  const { row, scope } = await commentScope(viewer, id);
  if (!canReact(scope.standing)) throw noVoice(scope.standing);
  if (!isReaction(name)) throw invalid({ name: say(commentWords, (w) => w.reaction(reactionNames.join(", "))) });
  const mine = and(eq(reactions.commentId, id), eq(reactions.userId, viewer.id), eq(reactions.name, name));
  const changed = await write(async (tx) => {
    await requireVoice(tx, viewer, scope.text.id, canReact);
    await requireStanding(tx, id);
    const rows = on
      ? await tx
          .insert(reactions)
          .values({ commentId: id, userId: viewer.id, name })
          .onConflictDoNothing()
          .returning({ name: reactions.name })
      : await tx.delete(reactions).where(mine).returning({ name: reactions.name });
    if (rows.length > 0) await stamp(tx, row.comment, {});
    return rows.length > 0;
  });
  return changed ? tellRow(id) : ((await viewsOf(read(), [row]))[0] as CommentView);
}

/** A comment that still stands, and its text, as far as the asker may see. @throws Refusal `not-found` */
export async function commentScope(viewer: Viewer, id: string): Promise<{ row: CommentWithAuthor; scope: TextScope }> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const scope = await textFor(viewer, row.comment.textId);
  if (row.comment.state !== "visible") throw notFound();
  return { row, scope };
}

/** `takesBack`: for what one may do to one's own words wherever one still is. */
async function ownComment(
  viewer: SignedIn,
  id: string,
  { state = "visible", takesBack = false }: { state?: CommentRow["state"]; takesBack?: boolean } = {},
) {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const scope = await textFor(viewer, row.comment.textId);
  if (row.comment.state !== state) throw notFound();
  if (row.comment.authorId !== viewer.id)
    throw state === "visible" ? forbidden(say(commentWords, (w) => w.notYours)) : notFound();
  if (takesBack ? !canTakeBack(scope.standing) : !canComment(scope.standing)) throw noVoice(scope.standing);
  return { row, scope };
}

async function sameOrConflict(
  tx: Db,
  found: CommentWithAuthor,
  viewer: SignedIn,
  { text }: TextScope,
  draft: CheckedDraft,
): Promise<CommentWithAuthor> {
  const { comment } = found;
  const hangsThere =
    draft.parentId !== null || (comment.place === draft.place && comment.quote?.exact === draft.quote?.exact);
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

async function parentIn(tx: Db, { text }: TextScope, parentId: string): Promise<CommentWithAuthor> {
  const parent = await rowById(tx, parentId);
  if (!parent || parent.comment.textId !== text.id) throw invalid({ parentId: say(commentWords, (w) => w.noParent) });
  if (parent.comment.state !== "visible") throw invalid({ parentId: say(commentWords, (w) => w.parentRemoved) });
  return parent;
}

async function tellRow(id: string): Promise<CommentView> {
  return tellRows([id], id);
}

async function tellRows(ids: string[], id: string): Promise<CommentView> {
  const rows = await Promise.all((ids.includes(id) ? ids : [...ids, id]).map((each) => rowById(read(), each)));
  const views = await viewsOf(
    read(),
    rows.filter((row) => row !== undefined),
  );
  if (ids.length > 0) tell(views);
  const view = views.at(-1);
  if (!view) throw notFound();
  return view;
}

function tell(views: CommentView[]): void {
  for (const view of views.sort((a, b) => a.seq - b.seq)) announce("comment", view);
}
