/**
 * What moderators do: one verb for all kinds. Power is asked, what stood before is kept, the rooms below do their part,
 * the record and the line of the log are written, whoever it concerns is told and the case is closed: all in one write.
 */
import { and, asc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { CaseRow } from "../cases/cases.server";
import { rowById } from "../comments/comment-rows.server";
import { isWiped } from "../comments/seer";
import type { GroupScope } from "../groups/groups.server";
import { recordGroupAct } from "../groups/group-record.server";
import { conflict, invalid, isRefusal, notFound, type Refusal } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { keepingWords } from "../words/keeping";
import { actionWords } from "../words/moderation-acts";
import { say } from "../words/words";
import { checkAct, type ActInput, type CheckedAct } from "./act-input.server";
import { actionLimits, isOf, needsNoRule, type ActionKind, type ActionView } from "./action";
import { actionViews } from "./action-views.server";
import { giveWay, nothingToTell, takeEffect, tellAll, type Tell } from "./effects.server";
import { actionById, inForceOf, newestOn, nextNumber, setEnd, type ActionRow } from "./in-force.server";
import { groupToModerate, requireModerating, requirePower } from "./moderating.server";
import { isUntold } from "./law";
import { recordLaw } from "./law-records.server";
import { noticeActed } from "./moderation-notices.server";
import { settleCase } from "./settling.server";
import { isAbout, openCaseOf, targetIn, type Target } from "./target.server";
import { ruleNamed } from "./rule-named.server";
import { requireNews, requireUnchanged, withCurrent } from "./unchanged.server";

const { actions, cases, comments, texts } = schema;

/**
 * Does what a moderator decided. The same id again is the same action.
 *
 * @returns the action, and whether this call did it
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field; `conflict` with `current` where somebody else has acted
 */
export async function act(
  viewer: SignedIn,
  slug: string,
  input: ActInput,
): Promise<{ action: ActionView; made: boolean }> {
  requireModerating(viewer);
  const checked = checkAct(input);
  const hasPlace = checked.kind !== "move" || (await isPlace(checked));
  const { group, row, made, tell } = await write(async (tx) => {
    const scope = await groupToModerate(tx, viewer, slug);
    const { group } = scope;
    const tell = nothingToTell(group.slug);
    const standing = await actionById(tx, checked.id);
    if (standing) return { group, row: sameOrConflict(standing, viewer, group, checked), made: false, tell };
    return { group, row: await actIn(tx, viewer, scope, { ...checked, hasPlace }, tell), made: true, tell };
  });
  if (made) await tellAll(group, tell);
  const [action] = await actionViews(read(), group, [row]);
  if (!action) throw notFound();
  return { action, made };
}

/** One answer for each, in order: what was refused to one hinders no other. @throws Refusal `invalid` (items) */
export async function actOnMany(
  viewer: SignedIn,
  slug: string,
  items: ActInput[],
): Promise<Array<{ action: ActionView } | { refusal: Refusal }>> {
  const most = actionLimits.batch;
  if (items.length < 1 || items.length > most) throw invalid({ items: say(actionWords, (w) => w.batch(most)) });
  const answers: Array<{ action: ActionView } | { refusal: Refusal }> = [];
  for (const item of items) {
    try {
      answers.push({ action: (await act(viewer, slug, item)).action });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      answers.push({ refusal: error });
    }
  }
  return answers;
}

async function actIn(
  tx: Db,
  viewer: SignedIn,
  scope: GroupScope,
  checked: CheckedAct & { hasPlace: boolean },
  tell: Tell,
): Promise<ActionRow> {
  const { group } = scope;
  const named = checked.case ? await caseIn(tx, viewer, group.id, checked.case.id) : null;
  const target = await targetIn(tx, group, checked, named);
  const open = await openCaseOf(tx, group.id, target);
  const of = named ?? open;
  const { kind } = checked;
  const asked = { deed: kind, userId: target.userId, scope: target.scope, of };
  const actorRole = await requirePower(tx, viewer, scope, asked);
  // Nor is it done by way of another case what those who decide this one keep to themselves.
  if (open && open.id !== of?.id) await requirePower(tx, viewer, scope, { ...asked, of: open });
  if (named && !(await isAbout(tx, named, target))) throw invalid({ case: say(actionWords, (w) => w.caseOther) });
  await requireUnchanged(tx, group, checked, target, named);
  await requireSense(tx, group, checked, target);
  const now = new Date();
  const replaced = await inForceOf(tx, group.id, kind, target);
  await requireNews(tx, viewer, group, checked, { target, of, replaced, now });
  const broken = checked.law?.isSecret ? null : checked.rule;
  const rule = await ruleNamed(tx, group.id, broken, !isOf(needsNoRule, kind));
  const row: ActionRow = {
    ...{ id: checked.id, groupId: group.id, number: await nextNumber(tx, group.id), kind, at: now },
    ...{ actorId: viewer.id, actorRole, source: sourceOf(kind, of), caseId: of?.id ?? null },
    ...{ rule: rule?.number ?? null, rulesVersion: rule?.version ?? null, ruleTitle: rule?.title ?? "" },
    ...{ reason: checked.reason, userId: target.userId, commentId: target.comment?.id ?? null },
    ...{ threadId: target.threadId, textId: target.textId, until: checked.until, details: detailsOf(checked) },
    ...{ before: {}, evidence: evidenceOf(target), automated: false },
    ...{ undoneAt: null, undoneBy: null, undoneReason: "", expiredAt: null, wipedAt: null },
  };
  if (replaced) await replace(tx, replaced, row, tell);
  const before = await takeEffect(tx, row, tell);
  if (before.withheld && of) before.withheld.because = of.because;
  row.before = { ...before, ...(replaced && kind !== "approve" ? { replaced: replaced.id } : {}) };
  // An approval is done once it is done: nothing of it can end.
  if (kind === "approve") row.expiredAt = now;
  await tx.insert(actions).values(row);
  if (checked.law) await recordLaw(tx, row, checked.law);
  await recordGroupAct(tx, viewer, group, `moderation.${kind}`, lineOf(row));
  tell.told.push(...(await noticeActed(tx, row)));
  if (of) tell.subjects.push(of.subject);
  if (of && of.closedAt === null)
    tell.told.push(
      ...(await settleCase(tx, of, { outcome: kind === "approve" ? "approved" : "acted", by: viewer.id })),
    );
  return row;
}

/** One that concerns whoever asks is not there for them. */
async function caseIn(tx: Db, viewer: SignedIn, groupId: string, id: string): Promise<CaseRow> {
  const its = and(eq(cases.id, id), eq(cases.groupId, groupId));
  const [row] = await tx.select().from(cases).where(its);
  if (!row || row.userId === viewer.id) throw notFound(say(actionWords, (w) => w.caseGone));
  return row;
}

/** What cannot be done, whoever does it. @throws Refusal `conflict`, `invalid` */
async function requireSense(
  tx: Db,
  group: { id: string },
  { kind, place, question, hasPlace }: CheckedAct & { hasPlace: boolean },
  target: Target,
): Promise<void> {
  const { comment } = target;
  if (target.scope === "comment" && comment?.state === "removed" && comment.withheld === null)
    throw conflict(say(actionWords, (w) => w.taken));
  if (target.scope === "comment" && comment && isWiped(comment)) throw conflict(say(keepingWords, (w) => w.notActed));
  if (!hasPlace) throw invalid({ place: say(actionWords, (w) => w.place) });
  if (kind === "move" && comment?.place === place) {
    const seen = await newestOn(tx, group.id, target);
    throw await withCurrent(
      tx,
      group,
      say(actionWords, (w) => w.nowHere),
      { id: seen, of: null, seen },
    );
  }
  if (kind === "answers") {
    const its = and(eq(comments.id, question ?? ""), eq(comments.kind, "question"), eq(comments.state, "visible"));
    const [asked] = await tx
      .select({ textId: comments.textId, threadId: comments.threadId, groupId: texts.groupId })
      .from(comments)
      .innerJoin(texts, eq(texts.id, comments.textId))
      .where(its)
      .orderBy(asc(comments.id));
    const isIn =
      asked?.groupId === group.id &&
      (target.threadId === null || target.threadId === asked.threadId) &&
      (target.textId === null || target.textId === asked.textId);
    if (!isIn) throw invalid({ question: say(actionWords, (w) => w.question) });
  }
}

/** Whether a thread can hang there, in the edition that is read now. Editions do not change, so this is asked before the write. */
async function isPlace({ thread, comment, place }: CheckedAct): Promise<boolean> {
  const found = await rowById(read(), thread ?? comment ?? "");
  if (!found || place === "text") return true;
  const { textId, edition } = found.comment;
  const [text] = await read().select({ edition: texts.edition }).from(texts).where(eq(texts.id, textId));
  const article = await articleOf(textId, text?.edition ?? edition);
  const [, sort, id = ""] = /^(block|section):(.+)$/.exec(place ?? "") ?? [];
  return Boolean(sort === "block" ? article.block(id) : sort === "section" && article.section(id));
}

async function replace(tx: Db, earlier: ActionRow, by: ActionRow, tell: Tell): Promise<void> {
  const details = { ...earlier.details, endedBy: by.actorRole, replacedBy: by.id };
  const said = by.kind === "approve" ? { undoneBy: by.actorId, undoneReason: by.reason } : {};
  await setEnd(tx, earlier.id, { expiredAt: by.at, details, ...said });
  await giveWay(tx, earlier, tell);
}

const sourceOf = (kind: ActionKind, of: CaseRow | null): ActionRow["source"] => {
  if (kind === "law") return "law";
  if (of?.because.includes("reported")) return "report";
  return of?.because.some((cause) => cause !== "appeal") ? "held" : "own";
};

function detailsOf({ kind, scope, seconds, question, place, law }: CheckedAct): Record<string, unknown> {
  // Who asked for it stands in a record of its own, and of what may not be told the log tells nothing.
  if (law) return law.isSecret ? { secret: true } : { ground: law.ground };
  if (kind === "move") return { place };
  return { ...(scope ? { scope } : {}), ...(seconds === null ? {} : { seconds }), ...(question ? { question } : {}) };
}

/** The words as they were, for who decides an appeal. */
function evidenceOf({ comment, scope }: Target): ActionRow["evidence"] {
  if (!comment || scope === "thread") return null;
  const { body, quote, version, createdAt } = comment;
  return { body, quote: quote?.exact ?? null, version, writtenAt: createdAt.toISOString() };
}

/** The log tells what was done and why; whose words it was about, by their id, never the words. */
export const lineOf = (row: ActionRow) => ({
  targetId: row.userId ?? row.commentId ?? row.textId,
  after: {
    ...{ action: row.id, number: row.number, role: row.actorRole, rule: row.rule, rulesVersion: row.rulesVersion },
    ...{ comment: row.commentId, thread: row.threadId, text: row.textId, until: row.until?.toISOString() ?? null },
    ...row.details,
  },
  reason: isUntold(row) ? "" : row.reason,
});

function sameOrConflict(row: ActionRow, viewer: SignedIn, group: { id: string }, { kind, reason }: CheckedAct) {
  const same = row.groupId === group.id && row.actorId === viewer.id && row.kind === kind && row.reason === reason;
  if (!same) throw conflict(say(actionWords, (w) => w.idTaken));
  return row;
}
