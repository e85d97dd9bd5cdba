/** How an appeal is decided: by one who did not act, or by the votes of a panel; with a reason, told to whoever objected, in the log. */
import { and, eq, isNull } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { subjectOf } from "../cases/case";
import { recordGroupAct } from "../groups/group-record.server";
import { conflict, forbidden, notFound } from "../refusals";
import { appealWords } from "../words/appeals";
import { say } from "../words/words";
import { decisionInput } from "./appeal-input.server";
import { verdictOf, type Decision } from "./appeal";
import { appealIn, close, heardBy, lineOf, requireOpen, type AppealScope } from "./appeals.server";
import type { ActionRole } from "./action";
import { nothingToTell, tellAll, type Tell } from "./effects.server";
import { caseIn } from "./case-scope.server";
import { requireModerating } from "./moderating.server";
import { conflictedOn, seatsOf } from "./panel.server";
import { rankOfDone, rankOfRole } from "./power";
import { holdsSeat, reseat } from "./seats.server";
import { endAction } from "./undoing.server";

const { appealPanel } = schema;

/**
 * A moderator, host or operator who did not act decides.
 *
 * @throws Refusal `not-found` for who may not see it, `forbidden`, `invalid`, `conflict` where it is decided, or a panel decides
 */
export async function decideAppeal(viewer: SignedIn, id: string, input: unknown): Promise<void> {
  requireModerating(viewer);
  const { group, tell } = await write(async (tx) => {
    const scope = await appealIn(tx, id);
    const { appeal, action } = scope;
    // Whom it concerns and whoever acted do not see its case.
    const { of, asker } = await caseIn(tx, viewer, appeal.caseId ?? "");
    requireOpen(appeal);
    const { decision, reason } = decisionInput(input);
    if ((await conflictedOn(tx, action)).includes(viewer.id)) throw forbidden(say(appealWords, (w) => w.sharesInIt));
    if (appeal.way === "panel") throw conflict(say(appealWords, (w) => w.panelDecides));
    const role: ActionRole = of.decides === "operators" ? "operator" : asker.role === "host" ? "host" : "moderator";
    if (rankOfRole(role === "operator" ? "operator" : (asker.role ?? null)) < rankOfDone(action.actorRole))
      throw forbidden(say(appealWords, (w) => w.aboveYou));
    const tell = nothingToTell(scope.group.slug);
    await conclude(tx, scope, { decision, reason, role, by: viewer }, tell);
    return { group: scope.group, tell };
  });
  await tellAll(group, tell);
}

/** Somebody who was drawn says whether they will. Who declines is replaced by another lot. @throws Refusal `not-found`, `conflict` */
export async function answerLot(viewer: SignedIn, id: string, accepts: boolean): Promise<void> {
  const { group, tell } = await write(async (tx) => {
    const scope = await seatedIn(tx, viewer, id);
    requireOpen(scope.appeal);
    const tell = nothingToTell(scope.group.slug);
    const seated = seatOf(id, viewer.id);
    const [changed] = await tx
      .update(appealPanel)
      .set({ answer: accepts ? "accepted" : "declined" })
      .where(and(seated, isNull(appealPanel.votedAt)))
      .returning({ id: appealPanel.userId });
    if (!changed) throw conflict(say(appealWords, (w) => w.votedAlready));
    if (!accepts) await reseat(tx, scope, tell);
    tell.subjects.push(subjectOf("appeal", id));
    tell.told.push(...(await heardBy(tx, scope)));
    return { group: scope.group, tell };
  });
  await tellAll(group, tell);
}

/** Votes; with the vote that makes it certain it is decided. @throws Refusal `not-found`, `invalid`, `conflict` */
export async function voteOnAppeal(viewer: SignedIn, id: string, input: unknown): Promise<void> {
  const { group, tell } = await write(async (tx) => {
    const scope = await seatedIn(tx, viewer, id);
    requireOpen(scope.appeal);
    const { decision: vote, reason } = decisionInput(input);
    const tell = nothingToTell(scope.group.slug);
    const [voted] = await tx
      .update(appealPanel)
      .set({ answer: "accepted", vote, reason, votedAt: new Date() })
      .where(and(seatOf(id, viewer.id), isNull(appealPanel.votedAt)))
      .returning({ id: appealPanel.userId });
    if (!voted) throw conflict(say(appealWords, (w) => w.votedAlready));
    tell.subjects.push(subjectOf("appeal", id));
    const seats = await seatsOf(tx, id);
    const decision = verdictOf(seats.map((each) => each.vote));
    if (decision) {
      const reasons = seats.filter((each) => each.vote === decision).map((each) => each.reason);
      await conclude(tx, scope, { decision, reason: reasons.join("\n\n"), role: "panel", by: byLot }, tell);
    } else tell.told.push(...(await heardBy(tx, scope)));
    return { group: scope.group, tell };
  });
  await tellAll(group, tell);
}

/** The log names no member of a panel: they decide together. */
const byLot: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/** For a caller's own write: what is granted is undone as if it had not been. */
export async function conclude(
  tx: Db,
  scope: AppealScope,
  { decision, reason, role, by }: { decision: Decision; reason: string; role: ActionRole; by: SignedIn },
  tell: Tell,
): Promise<void> {
  const { appeal, action, group } = scope;
  const state = decision === "grant" ? "granted" : "refused";
  const who = "operatorTool" in by.by ? null : by.id;
  await close(tx, scope, { state, by: who, role, reason }, tell);
  const line = { ...lineOf(action, { appeal: appeal.id, decision, role }), reason };
  await recordGroupAct(tx, by, group, `moderation.appeal-${decision}`, line);
  if (decision === "grant" && action.undoneAt === null)
    await endAction(tx, group, action, { how: "undo", by, role, reason, tell });
}

/** As somebody who was drawn, has not declined, and has no share in it. @throws Refusal `not-found` */
async function seatedIn(tx: Db, viewer: SignedIn, id: string): Promise<AppealScope> {
  const scope = await appealIn(tx, id);
  if (!(await holdsSeat(tx, scope, viewer.id))) throw notFound();
  return scope;
}

const seatOf = (appealId: string, userId: string) =>
  and(eq(appealPanel.appealId, appealId), eq(appealPanel.userId, userId));
