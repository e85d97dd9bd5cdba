/** What is done about an action afterwards: undone (as if it had not been), lifted (it was right, and ends early), or over by its time. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { conflict, invalid, notFound, type FieldErrors } from "../refusals";
import { keepingWords } from "../words/keeping";
import { actionWords } from "../words/moderation-acts";
import { say, type Message } from "../words/words";
import { concede } from "./appeals.server";
import { checkReason } from "./act-input.server";
import { isOf, lasting, type ActionRole, type ActionView } from "./action";
import { actionViews } from "./action-views.server";
import { endEffect, nothingToTell, tellAll, type Tell } from "./effects.server";
import { actionById, kindOf, setEnd, stateOf, withholding, type ActionRow } from "./in-force.server";
import { groupToModerate, requireModerating, requirePower } from "./moderating.server";
import { noticeEnded } from "./moderation-notices.server";
import { rankOfDone, type Where } from "./power";
import { withCurrent } from "./unchanged.server";

const { actions, groups } = schema;

type After = "undo" | "lift";

/** As if it had not been: what stood before stands again. @throws Refusal `not-found`, `forbidden`, `invalid` (reason), `conflict` */
export const undoAction = (viewer: SignedIn, slug: string, id: string, input: { reason?: unknown }) =>
  after(viewer, slug, id, "undo", input);

/** It was right, and ends before its time. @throws Refusal as `undoAction` */
export const liftAction = (viewer: SignedIn, slug: string, id: string, input: { reason?: unknown }) =>
  after(viewer, slug, id, "lift", input);

async function after(
  viewer: SignedIn,
  slug: string,
  id: string,
  how: After,
  input: { reason?: unknown },
): Promise<ActionView> {
  requireModerating(viewer);
  const errors: FieldErrors = {};
  const reason = checkReason(input.reason, errors);
  const { group, tell } = await write(async (tx) => {
    const scope = await groupToModerate(tx, viewer, slug);
    const row = await actionById(tx, id);
    if (row?.groupId !== scope.group.id) throw notFound();
    const done = { by: row.actorId, rank: rankOfDone(row.actorRole), kind: kindOf(row) };
    const asked = { deed: how, userId: row.userId, scope: scopeOf(row), of: null, done };
    const role = await requirePower(tx, viewer, scope, asked);
    if (Object.keys(errors).length > 0) throw invalid(errors);
    const tell = nothingToTell(scope.group.slug);
    await endAction(tx, scope.group, row, { how, by: viewer, role, reason, tell });
    if (how === "undo") await concede(tx, scope.group, row, { by: viewer, role, reason, tell });
    return { group: scope.group, tell };
  });
  await tellAll(group, tell);
  return actionNow(group, id);
}

async function actionNow(group: { id: string }, id: string): Promise<ActionView> {
  const row = await actionById(read(), id);
  const [view] = row ? await actionViews(read(), group, [row]) : [];
  if (!view) throw notFound();
  return view;
}

/**
 * For a caller's own write (an appeal that is granted ends an action too): call `tellAll` once that is on disk.
 *
 * @throws Refusal `conflict` where there is nothing to end
 */
export async function endAction(
  tx: Db,
  group: { id: string },
  row: ActionRow,
  { how, by, role, reason, tell }: { how: After; by: SignedIn; role: ActionRole; reason: string; tell: Tell },
): Promise<void> {
  const kind = kindOf(row);
  const state = stateOf(row);
  if (kind === "approve") throw conflict(say(actionWords, (w) => w.notUndone));
  const over = (detail: Message) => withCurrent(tx, group, detail, { id: row.id, of: null, seen: null });
  if (state === "undone") throw await over(say(actionWords, (w) => w.undoneAlready));
  if (how === "lift" && !isOf(lasting, kind)) throw conflict(say(actionWords, (w) => w.notLasting));
  if (how === "lift" && state !== "in-force") throw await over(say(actionWords, (w) => w.overAlready));
  if (state === "in-force" && row.wipedAt && withholding.includes(kind))
    throw conflict(say(keepingWords, (w) => w.notBack));
  const now = new Date();
  const who = "operatorTool" in by.by ? null : by.id;
  const details = { ...row.details, endedBy: role };
  const end = { undoneBy: who, undoneReason: reason, details };
  // What took its place, or its time, has ended what it did: it is marked, and nothing else changes.
  if (state === "in-force") await revive(tx, await endEffect(tx, row, { exactly: how === "undo", now, tell }));
  await setEnd(tx, row.id, how === "undo" ? { ...end, undoneAt: now } : { ...end, expiredAt: now });
  const line = { action: row.id, number: row.number, kind, role };
  const log = { targetId: row.userId ?? row.commentId ?? row.textId, after: line, reason };
  await recordGroupAct(tx, by, group, `moderation.${how}`, log);
  tell.told.push(...(await noticeEnded(tx, row, how === "undo" ? "undone" : "lifted")));
}

/** It stands again, as it did before something took its place. */
async function revive(tx: Db, row: ActionRow | null): Promise<void> {
  if (!row) return;
  const { replacedBy: _gone, endedBy: _by, ...details } = row.details;
  await setEnd(tx, row.id, { expiredAt: null, details });
}

/** Whose hand it is when a time is over: nobody's. */
const byItself: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/** Others wait no longer than for this. */
const inOneGo = 50;

/** The job that ends what is over. Every process may run it: whoever is later finds it ended. @returns how many ended */
export async function endOverdue(now = new Date()): Promise<number> {
  let ended = 0;
  for (;;) {
    const due = await read()
      .select({ action: actions, slug: groups.slug })
      .from(actions)
      .innerJoin(groups, eq(groups.id, actions.groupId))
      .where(isDue(now))
      .orderBy(asc(actions.until))
      .limit(inOneGo);
    for (const { action, slug } of due) if (await endOne(action, slug, now)) ended++;
    if (due.length < inOneGo) return ended;
  }
}

const isDue = (now: Date) => and(lte(actions.until, now), isNull(actions.expiredAt), isNull(actions.undoneAt));

async function endOne({ id }: ActionRow, slug: string, now: Date): Promise<boolean> {
  const tell = nothingToTell(slug);
  const row = await write(async (tx) => {
    const row = await actionById(tx, id);
    if (!row || stateOf(row) !== "in-force" || row.until === null || row.until > now) return null;
    await endEffect(tx, row, { exactly: false, now, tell });
    await setEnd(tx, id, { expiredAt: now, details: { ...row.details, endedBy: "rule" } });
    const line = { action: id, number: row.number, kind: row.kind, role: "rule" };
    const targetId = row.userId ?? row.commentId ?? row.textId;
    await recordGroupAct(tx, byItself, { id: row.groupId }, "moderation.end", { targetId, after: line });
    tell.told.push(...(await noticeEnded(tx, row, "ended")));
    return row;
  });
  if (row) await tellAll({ id: row.groupId }, tell);
  return row !== null;
}

/** How far an action reaches, as power is asked about it. */
export function scopeOf({ kind, commentId, threadId, textId, userId }: ActionRow): Where["scope"] {
  if (["warn", "mute", "suspend", "ban"].includes(kind)) return "person";
  if (kind === "move") return "thread";
  if (commentId && userId !== undefined && !["lock", "slow", "answers"].includes(kind)) return "comment";
  return threadId ? "thread" : textId ? "text" : "group";
}
