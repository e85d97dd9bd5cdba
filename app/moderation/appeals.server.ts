/**
 * Appeals: whoever an action concerns objects once; somebody who did not act decides, or members drawn by lot; what is
 * granted is undone as if it had not been. Also for who is shut out of the group: this is the one door left to them.
 */
import { and, eq } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { subjectOf } from "../cases/case";
import { openCase } from "../cases/cases.server";
import { recordGroupAct } from "../groups/group-record.server";
import { groupColumns, type GroupRow } from "../groups/group-row.server";
import { leaveNotices } from "../notices/notices.server";
import { canBeKey } from "../plain-line";
import { conflict, notFound, type Refusal } from "../refusals";
import { lawWords } from "../words/law";
import { appealWords } from "../words/appeals";
import { say } from "../words/words";
import { appealInput } from "./appeal-input.server";
import { deadlineOf, whyNoAppeal, type AppealState, type NoAppeal } from "./appeal";
import { nothingToTell, tellAll, type Tell } from "./effects.server";
import { actionById, kindOf, type ActionRow } from "./in-force.server";
import { isUntold, toldFrom } from "./law";
import { conflictedOn, drawPanel, isTaken, partiesTo, seatsOf } from "./panel.server";
import { noticePassedUp } from "./passed-up.server";
import { rankOfDone, rankOfRole, whoDecides } from "./power";
import { settleCase } from "./settling.server";
import { moderationOf } from "./settings.server";
import { powerfulIn, roleIn } from "./target.server";

const { appeals, cases, groups } = schema;

export type AppealRow = typeof appeals.$inferSelect;

/** An appeal with all it is about. */
export type AppealScope = { appeal: AppealRow; action: ActionRow; group: GroupRow };

/**
 * Objects to an action. The same id again is the same appeal.
 *
 * @throws Refusal `not-found` for whom it does not concern, `conflict` where there can be none (any more), `invalid`
 */
export async function appealAgainst(viewer: SignedIn, actionId: string, input: unknown): Promise<{ id: string }> {
  const { id, words } = appealInput(input);
  const { made, group, tell } = await write(async (tx) => {
    const { action, group } = await ownAction(tx, viewer, actionId);
    const [standing] = await tx.select().from(appeals).where(eq(appeals.actionId, actionId));
    const tell = nothingToTell(group.slug);
    if (standing?.id === id && standing.authorId === viewer.id) return { made: false, group, tell };
    if (isUntold(action)) throw conflict(say(lawWords, (w) => w.notTold));
    const settings = await moderationOf(tx, group.id);
    const now = new Date();
    const about = { kind: kindOf(action), userId: action.userId, at: toldFrom(action).getTime() };
    const flags = {
      isUndone: action.undoneAt !== null,
      isAppealed: standing !== undefined,
      isWiped: action.wipedAt !== null,
    };
    const why = whyNoAppeal({ ...about, ...flags }, viewer.id, settings, now.getTime());
    if (why !== null) throw noAppeal(why);
    // What had to go by law is read, and so judged, by those alone who could have removed it.
    const byLot = settings.appeals === "panel" && about.kind !== "law";
    const drawn = byLot ? await drawPanel(tx, { group, action, appeal: null }) : [];
    const { row: of } = await openCase(tx, {
      ...{ groupId: group.id, subject: subjectOf("appeal", id), userId: viewer.id, textId: action.textId },
      ...{ because: "appeal", decides: await decidesOf(tx, group, action), now },
    });
    const row: AppealRow = {
      ...{ id, actionId, groupId: group.id, authorId: viewer.id, words, at: now, caseId: of.id },
      ...{ deadline: new Date(deadlineOf(now.getTime(), settings)), way: drawn.length > 0 ? "panel" : "moderator" },
      ...{ state: "open", decidedBy: null, decidedRole: null, reason: "", decidedAt: null },
    };
    await tx.insert(appeals).values(row);
    await seat(tx, row, drawn, tell);
    if (drawn.length === 0) tell.told.push(...(await noticePassedUp(tx, of)));
    if (action.actorId) tell.told.push(...(await noticeAppeal(tx, group, row, [action.actorId], "against")));
    await recordGroupAct(tx, viewer, group, "moderation.appeal", lineOf(action, { appeal: id, way: row.way }));
    return { made: true, group, tell };
  });
  if (made) await tellAll(group, tell);
  return { id };
}

/** Takes an appeal back. @throws Refusal `not-found`, `conflict` once it is decided */
export async function withdrawAppeal(viewer: SignedIn, id: string): Promise<void> {
  const { group, tell } = await write(async (tx) => {
    const { appeal, action, group } = await appealIn(tx, id);
    if (appeal.authorId !== viewer.id) throw notFound();
    requireOpen(appeal);
    const tell = nothingToTell(group.slug);
    await close(tx, { appeal, action, group }, { state: "withdrawn", by: viewer.id, role: "", reason: "" }, tell);
    await recordGroupAct(tx, viewer, group, "moderation.appeal-withdraw", lineOf(action, { appeal: id }));
    return { group, tell };
  });
  await tellAll(group, tell);
}

/** For a caller's own write. @throws Refusal `not-found` */
export async function appealIn(tx: Db, id: string): Promise<AppealScope> {
  const [appeal] = canBeKey(id) ? await tx.select().from(appeals).where(eq(appeals.id, id)) : [];
  const action = appeal ? await actionById(tx, appeal.actionId) : null;
  const [group] = appeal ? await tx.select(groupColumns).from(groups).where(eq(groups.id, appeal.groupId)) : [];
  if (!appeal || !action || !group) throw notFound();
  return { appeal, action, group };
}

/** @throws Refusal `conflict` */
export function requireOpen({ id, state, decidedRole, reason }: AppealRow): void {
  const current = { appeal: { id, state, role: decidedRole, reason } };
  if (state !== "open")
    throw conflict(
      say(appealWords, (w) => w.decidedAlready),
      { current },
    );
}

/** For a caller's own write: it is decided or over, its case is closed, and whoever objected is told. */
export async function close(
  tx: Db,
  { appeal, action, group }: AppealScope,
  end: { state: Exclude<AppealState, "open">; by: string | null; role: string; reason: string },
  tell: Tell,
): Promise<void> {
  tell.subjects.push(subjectOf("appeal", appeal.id));
  const decidedAt = new Date();
  const { state, by, role, reason } = end;
  const set = { state, decidedBy: by, decidedRole: role || null, reason, decidedAt };
  const done = await tx
    .update(appeals)
    .set(set)
    .where(and(eq(appeals.id, appeal.id), eq(appeals.state, "open")))
    .returning({ id: appeals.id });
  if (done.length === 0) throw conflict(say(appealWords, (w) => w.decidedAlready));
  const [of] = appeal.caseId ? await tx.select().from(cases).where(eq(cases.id, appeal.caseId)) : [];
  const outcome = state === "withdrawn" ? "withdrawn" : state === "refused" ? "dismissed" : "acted";
  if (of && of.closedAt === null) tell.told.push(...(await settleCase(tx, of, { outcome, by })));
  tell.told.push(...(await heardBy(tx, { appeal, action })));
  if (state === "withdrawn") return;
  // Whoever undid it by themselves knows.
  if (action.actorId !== null && action.actorId !== by)
    tell.told.push(...(await noticeAppeal(tx, group, appeal, [action.actorId], "settled")));
  if (appeal.authorId === null) return;
  const what = state === "restored" ? "overdue" : "decided";
  tell.told.push(...(await noticeAppeal(tx, group, appeal, [appeal.authorId], what)));
}

/** Whose open pages show it: both sides, and who was drawn. */
export const heardBy = async (
  tx: Db,
  { appeal, action }: Pick<AppealScope, "appeal" | "action">,
): Promise<string[]> => [
  ...[appeal.authorId, ...partiesTo(action)].filter((id) => id !== null),
  ...(await seatsOf(tx, appeal.id)).filter(isTaken).map(({ userId }) => userId),
];

/**
 * For the write in which moderators undo an action by themselves: the appeal against it has what it asked for.
 *
 * @param role in which they undo it
 */
export async function concede(
  tx: Db,
  group: GroupRow,
  action: ActionRow,
  { by, role, reason, tell }: { by: SignedIn; role: string; reason: string; tell: Tell },
): Promise<void> {
  const against = and(eq(appeals.actionId, action.id), eq(appeals.state, "open"));
  const [appeal] = await tx.select().from(appeals).where(against);
  if (!appeal) return;
  await close(tx, { appeal, action, group }, { state: "granted", by: by.id, role, reason }, tell);
  const line = lineOf(action, { appeal: appeal.id, decision: "grant", role, conceded: true });
  await recordGroupAct(tx, by, group, "moderation.appeal-grant", { ...line, reason });
}

/** For a caller's own write. Once for each person and news; of messages, once for each of them. @returns who has one more notice */
export const noticeAppeal = (
  tx: Db,
  group: { id: string },
  { id, actionId }: Pick<AppealRow, "id" | "actionId">,
  people: string[],
  what: "decided" | "overdue" | "asked" | "message" | "against" | "settled",
  of = "",
): Promise<string[]> =>
  leaveNotices(
    tx,
    people.map((userId) => ({
      ...{ userId, kind: "appeal" as const, key: `appeal:${id}:${what}${of}`, groupId: group.id, actorId: null },
      data: { appeal: id, action: actionId, outcome: what },
    })),
  );

/** Seats of a panel, and whoever was drawn is asked. */
export async function seat(tx: Db, appeal: AppealRow, drawn: string[], tell: Tell): Promise<void> {
  if (drawn.length === 0) return;
  const drawnAt = new Date();
  await tx
    .insert(schema.appealPanel)
    .values(drawn.map((userId) => ({ appealId: appeal.id, userId, drawnAt })))
    .onConflictDoNothing();
  tell.told.push(...(await noticeAppeal(tx, { id: appeal.groupId }, appeal, drawn, "asked")));
}

/** What the log tells of an appeal: never the words of either side. */
export const lineOf = (action: ActionRow, after: Record<string, unknown>) => ({
  targetId: action.userId ?? action.commentId ?? action.textId,
  after: { action: action.id, number: action.number, kind: action.kind, ...after },
});

/** Who decides it where no panel does: nobody with a share in it, and nobody who stands below who acted. */
export async function decidesOf(tx: Db, group: Pick<GroupRow, "id">, action: ActionRow) {
  const concerned = await conflictedOn(tx, action);
  const theirs = rankOfRole(await roleIn(tx, group.id, action.userId));
  return whoDecides(await powerfulIn(tx, group.id), concerned, Math.max(theirs, rankOfDone(action.actorRole)));
}

async function ownAction(tx: Db, viewer: SignedIn, id: string): Promise<{ action: ActionRow; group: GroupRow }> {
  const action = canBeKey(id) ? await actionById(tx, id) : null;
  const [group] = action ? await tx.select(groupColumns).from(groups).where(eq(groups.id, action.groupId)) : [];
  if (!action || !group || action.userId !== viewer.id) throw notFound();
  return { action, group };
}

const noAppeal = (why: NoAppeal): Refusal =>
  why === "not-yours" ? notFound() : conflict(say(appealWords, (w) => w.none[why]));
