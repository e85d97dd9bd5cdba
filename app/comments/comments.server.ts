/**
 * Where comments are kept: the verbs of whoever writes one. Each takes the next number of the text's `seq` in its own
 * transaction, stamps what it changed, and announces it once it is on disk. Reading stands in `reading.server.ts`.
 */
import { and, eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { subjectOf } from "../cases/case";
import { tellCases, touchCase } from "../cases/cases.server";
import { canComment, canReact, canSettleQuestions, canTakeBack } from "../groups/group";
import { recordGroupAct } from "../groups/group-record.server";
import { isShutOut } from "../groups/restraints.server";
import { mintId } from "../mint";
import { noticedOf, tellNotices } from "../notices/notices.server";
import { conflict, forbidden, invalid, notFound } from "../refusals";
import { textFor, type TextScope } from "../texts/texts.server";
import { commentWords } from "../words/comments";
import { withheldWords } from "../words/withheld";
import { say } from "../words/words";
import { countComment } from "./comment-rate.server";
import { checkDraft, isYes, wordingOf, type CommentInput } from "./comment-input.server";
import { queueComment, webhooksWait, type About } from "./comment-webhooks.server";
import { noticeComment, noticeEdit, noticeSettled } from "./comment-notices.server";
import { rowById, viewOf, viewsOf, type CommentRow, type CommentWithAuthor } from "./comment-rows.server";
import {
  countReply,
  inNewestEdition,
  insertComment,
  newRow,
  nextSeq,
  parentIn,
  requireStanding,
  requireVoice,
  sameOrConflict,
  setState,
  stamp,
} from "./comment-writes.server";
import { isReaction, questionStates, reactionNames, undoWindow, type CommentView, type QuestionState } from "./comment";
import { requireFloor } from "./floor.server";
import { insertHeld, requireOwn, rewordWithheld, takeAwayWithheld, waits, withdrawCase } from "./holding.server";
import { checkBody } from "./markdown.server";
import { noVoice } from "./no-voice";
import { checkPrevention } from "./prevention.server";
import { lookBefore } from "./looking.server";
import { seerOf } from "./seer";
import { tell, toldAs } from "./telling.server";
import { aboutOf, withhold } from "./withholding.server";

const { commentVersions, reactions } = schema;

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
  during: { sessionId?: string | null } = {},
): Promise<{ comment: CommentView; made: boolean }> {
  return inNewestEdition(() => postOn(viewer, textId, input, during));
}

async function postOn(
  viewer: SignedIn,
  textId: string,
  input: CommentInput,
  { sessionId = null }: { sessionId?: string | null },
): Promise<{ comment: CommentView; made: boolean }> {
  const scope = await textFor(viewer, textId);
  if (!canComment(scope.standing)) throw noVoice(scope.standing);
  const draft = await checkDraft(scope, input);
  const asked = { anyway: isYes(input.anyway), looked: await lookBefore(scope, draft) };
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
    if (draft.isGone) throw invalid({ anchor: say(commentWords, (w) => w.blockGone) });
    const standingNow = await requireVoice(tx, viewer, scope.text.id, canComment, scope.text.edition);
    const voice = { ...scope, standing: standingNow };
    const parent = draft.parentId === null ? null : await parentIn(tx, scope, draft.parentId);
    await requireFloor(tx, viewer, voice, { doing: "write", threadId: parent?.comment.threadId ?? null, sessionId });
    const held = await checkPrevention(tx, viewer, voice, { ...draft, ...asked, of: null });
    const row = newRow(viewer, scope, { ...draft, id, sessionId }, parent?.comment ?? null);
    const written = { comment: row, authorName: viewer.name, isGuest: viewer.isGuest ?? false };
    if (held.hold.length > 0) {
      await insertHeld(tx, scope, row, held);
      return { made: true, rows: [], told: [], isAwaited: false };
    }
    // The parent counts its replies, so it changes too, and takes a number of its own: screens see each change once.
    const seq = await nextSeq(tx, scope.text.id, parent ? 2 : 1);
    const stamped = parent ? await countReply(tx, parent.comment.id, 1, seq - 1) : null;
    row.seq = row.bornSeq = seq;
    await insertComment(tx, row);
    const told = await noticeComment(tx, scope, row, stamped);
    const isAwaited = await queueComment(tx, "comment.posted", scope, id);
    const rows = stamped && parent ? [{ ...parent, comment: stamped }, written] : [written];
    return { made: true, rows, told, isAwaited };
  });
  if (made && rows.length === 0) {
    tellCases(scope.group.slug, subjectOf("comment", id));
    return { comment: await toldAs(seerOf(viewer, scope), id, []), made };
  }
  const seer = made ? null : seerOf(viewer, scope);
  const isPlain = made && rows.length === 1 && sessionId === null; // Whoever writes in a session sees it.
  const views = isPlain ? rows.map((row) => viewOf(row)) : await viewsOf(read(), rows, seer, seer?.sessions ?? "all");
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
  { body, version, anyway }: { body: unknown; version: unknown; anyway?: unknown },
): Promise<CommentView> {
  const { scope } = await ownComment(viewer, id);
  if (typeof version !== "number" || !Number.isInteger(version))
    throw invalid({ version: say(commentWords, (w) => w.version) });
  const wording = await wordingOf(scope, checkBody(body));
  const asked = { anyway: isYes(anyway), looked: await lookBefore(scope, wording) };
  const seer = seerOf(viewer, scope);
  const { told, touched, isWaiting } = await write(async (tx) => {
    const voice = { ...scope, standing: await requireVoice(tx, viewer, scope.text.id, canComment) };
    const { comment: now, ...by } = await requireOwn(tx, id);
    if (now.version !== version) {
      throw conflict(
        say(commentWords, (w) => w.editedMeanwhile),
        { current: (await viewsOf(tx, [{ ...by, comment: now }], seer))[0] },
      );
    }
    if (now.body === wording.body) return { told: [], touched: [], isWaiting: false };
    await requireFloor(tx, viewer, voice, { doing: "touch", threadId: now.threadId });
    const held = await checkPrevention(tx, viewer, voice, { ...wording, ...asked, of: now });
    if (now.state !== "visible") {
      await rewordWithheld(tx, scope, now, wording, held);
      return { told: [], touched: [], isWaiting: true };
    }
    const writtenAt = now.editedAt ?? now.createdAt;
    await tx.insert(commentVersions).values({ commentId: id, version, body: now.body, html: now.html, writtenAt });
    await stamp(tx, now, { ...wording, version: version + 1, editedAt: new Date() });
    const isWaiting = await touchCase(tx, subjectOf("comment", id));
    if (held.hold.length > 0) {
      await waits(tx, scope, now, held);
      return { told: [], touched: await withhold(tx, id, { how: "held", tombstone: null }), isWaiting: true };
    }
    await queueComment(tx, "comment.edited", scope, id);
    return { told: await noticeEdit(tx, scope, now, wording.mentions), touched: [id], isWaiting };
  });
  webhooksWait();
  tellNotices(told);
  if (isWaiting) tellCases(scope.group.slug, subjectOf("comment", id));
  return toldAs(seer, id, touched);
}

/** Its author takes a comment away. For half a minute it can come back; then the words are wiped. */
export async function removeComment(viewer: SignedIn, id: string): Promise<CommentView> {
  const about = await ownWords(viewer, id);
  const { touched, wasWaiting } = await write(async (tx) => {
    if (!(await isShutOut(tx, about.group.id, viewer.id))) await requireVoice(tx, viewer, about.text.id, canTakeBack);
    const now = (await rowById(tx, id))?.comment;
    const wasWaiting = await withdrawCase(tx, viewer.id, id);
    if (now && now.withheld !== null) return { touched: await takeAwayWithheld(tx, now), wasWaiting };
    const touched = await setState(tx, id, "removed");
    if (touched.length > 0) await queueComment(tx, "comment.removed", about, id);
    return { touched, wasWaiting };
  });
  webhooksWait();
  if (wasWaiting) tellCases(about.group.slug, subjectOf("comment", id));
  tellNotices(await noticedOf(read(), id));
  return toldAs(null, id, touched);
}

/** For one's own words also where moderators shut one out of the group. @throws Refusal `not-found`, `forbidden` */
async function ownWords(viewer: SignedIn, id: string): Promise<About> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const { authorId, state, withheld, textId } = row.comment;
  const about = await aboutOf(read(), textId);
  const isTheirs = authorId === viewer.id && (state === "visible" || withheld !== null);
  if (isTheirs && (await isShutOut(read(), about.group.id, viewer.id))) return about;
  return (await ownComment(viewer, id, { takesBack: true })).scope;
}

/** Takes a deletion back. @throws Refusal `conflict` once the time is over */
export async function restoreComment(viewer: SignedIn, id: string): Promise<CommentView> {
  const { scope } = await ownComment(viewer, id, { state: "removed", takesBack: true });
  const touched = await write(async (tx) => {
    await requireVoice(tx, viewer, scope.text.id, canTakeBack);
    // Asked inside the write: the words may be wiped at this very moment.
    const now = (await rowById(tx, id))?.comment;
    if (now?.removedAt && Date.now() - now.removedAt.getTime() > undoWindow.honoured)
      throw conflict(say(commentWords, (w) => w.undoOver));
    // Withheld: no way past the moderators. Wiped: it was that when it was taken away.
    if (now?.state === "removed" && (now.withheld !== null || now.body === ""))
      throw conflict(say(withheldWords, (w) => w.notBack));
    const touched = await setState(tx, id, "visible");
    if (touched.length > 0) await queueComment(tx, "comment.edited", scope, id);
    return touched;
  });
  webhooksWait();
  tellNotices(await noticedOf(read(), id));
  return toldAs(seerOf(viewer, scope), id, touched);
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
    const standing = await requireVoice(tx, viewer, scope.text.id, may);
    const now = await requireStanding(tx, id);
    await requireFloor(tx, viewer, { ...scope, standing }, { doing: "touch", threadId: now.comment.threadId });
    if (now.comment.question === to) return;
    await stamp(tx, row.comment, { question: to as QuestionState });
    await noticeSettled(tx, { text: scope.text, viewer: viewer.id }, row.comment, to);
    if (row.comment.authorId === viewer.id) return;
    const said = { targetId: id, before: { question: now.comment.question }, after: { question: to } };
    await recordGroupAct(tx, viewer, scope.group, "question.settle", said);
  });
  tellNotices(await noticedOf(read(), id));
  return toldAs(seerOf(viewer, scope), id);
}

/** A tap on a comment, or taken off it. Twice is once. */
export async function react(viewer: SignedIn, id: string, name: string, on: boolean): Promise<CommentView> {
  const { row, scope } = await commentScope(viewer, id);
  if (!canReact(scope.standing)) throw noVoice(scope.standing);
  if (!isReaction(name)) throw invalid({ name: say(commentWords, (w) => w.reaction(reactionNames.join(", "))) });
  const mine = and(eq(reactions.commentId, id), eq(reactions.userId, viewer.id), eq(reactions.name, name));
  const changed = await write(async (tx) => {
    const standing = await requireVoice(tx, viewer, scope.text.id, canReact);
    await requireStanding(tx, id);
    await requireFloor(tx, viewer, { ...scope, standing }, { doing: "touch", threadId: row.comment.threadId });
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
  const seer = seerOf(viewer, scope);
  return changed ? toldAs(seer, id) : ((await viewsOf(read(), [row], seer))[0] as CommentView);
}

/** A comment that still stands, and its text, as far as the asker may see. @throws Refusal `not-found` */
export async function commentScope(viewer: Viewer, id: string): Promise<{ row: CommentWithAuthor; scope: TextScope }> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const scope = await textFor(viewer, row.comment.textId);
  if (row.comment.state !== "visible") throw notFound();
  return { row, scope };
}

/** `takesBack`: for what one may do to one's own words wherever one still is, also where moderators have withheld them. */
async function ownComment(
  viewer: SignedIn,
  id: string,
  { state = "visible", takesBack = false }: { state?: CommentRow["state"]; takesBack?: boolean } = {},
) {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const scope = await textFor(viewer, row.comment.textId);
  const isOwn = row.comment.authorId === viewer.id;
  const isWithheld = isOwn && row.comment.withheld !== null;
  if (row.comment.state !== state && !isWithheld) throw notFound();
  if (!isOwn) throw state === "visible" ? forbidden(say(commentWords, (w) => w.notYours)) : notFound();
  if (takesBack ? !canTakeBack(scope.standing) : !canComment(scope.standing)) throw noVoice(scope.standing);
  return { row, scope };
}
