/** The job that sees to appeals nobody decided in time: as the group chose, the action is undone, or the appeal goes up. */
import { and, asc, eq, gt, lte } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { subjectOf } from "../cases/case";
import { recordGroupAct } from "../groups/group-record.server";
import { deadlineOf, panelSize, passedUpTo } from "./appeal";
import { appealWords } from "../words/appeals";
import { appealIn, close, decidesOf, heardBy, lineOf, type AppealScope } from "./appeals.server";
import { nothingToTell, tellAll, type Tell } from "./effects.server";
import { conflictedOn, isTaken, seatsOf } from "./panel.server";
import { emptySeats, reseat, toOne } from "./seats.server";
import { moderationOf } from "./settings.server";
import { powerfulIn } from "./target.server";
import { endAction } from "./undoing.server";

const { appeals, cases } = schema;

/** Others wait no longer than for this. */
const inOneGo = 50;

const byItself: SignedIn = { id: "", name: "", isOperator: false, by: { operatorTool: true } };

/** Of the time until the deadline: whoever was drawn and has not answered by then makes way for another. */
const silentPart = 1 / 3;

/** Every process may run it: whoever is later finds it done. @returns how many were seen to */
export async function seeToOverdueAppeals(now = new Date()): Promise<number> {
  let seen = await seeToSeats(now);
  for (;;) {
    const due = await read()
      .select({ id: appeals.id })
      .from(appeals)
      .where(and(eq(appeals.state, "open"), lte(appeals.deadline, now)))
      .orderBy(asc(appeals.deadline))
      .limit(inOneGo);
    for (const { id } of due) if (await seeTo(id, now)) seen++;
    if (due.length < inOneGo) return seen;
  }
}

/** Seats of whoever has left, took sides or does not answer are drawn anew. */
async function seeToSeats(now: Date): Promise<number> {
  const panels = and(eq(appeals.state, "open"), eq(appeals.way, "panel"), gt(appeals.deadline, now));
  let seen = 0;
  let after = "";
  for (;;) {
    const rows = await read()
      .select({ id: appeals.id })
      .from(appeals)
      .where(and(panels, gt(appeals.id, after)))
      .orderBy(asc(appeals.id))
      .limit(inOneGo);
    for (const { id } of rows) if (await seeToSeatsOf(id, now)) seen++;
    after = rows.at(-1)?.id ?? "";
    if (rows.length < inOneGo) return seen;
  }
}

async function seeToSeatsOf(id: string, now: Date): Promise<boolean> {
  const seen = await appealIn(read(), id);
  if (!(await isShort(read(), seen, now))) return false;
  const done = await write(async (tx) => {
    const scope = await appealIn(tx, id);
    if (scope.appeal.state !== "open" || scope.appeal.way !== "panel") return null;
    if (!(await isShort(tx, scope, now))) return null;
    const empty = await emptyNow(tx, scope, now);
    const tell = nothingToTell(scope.group.slug);
    await reseat(tx, scope, tell, empty);
    tell.told.push(...(await heardBy(tx, scope)));
    tell.subjects.push(subjectOf("appeal", id));
    return { group: scope.group, tell };
  });
  if (done) await tellAll(done.group, done.tell);
  return done !== null;
}

/** Whoever's account is gone has no seat left to give up. */
async function isShort(db: Db, scope: AppealScope, now: Date): Promise<boolean> {
  const taken = (await seatsOf(db, scope.appeal.id)).filter(isTaken).length;
  return taken < panelSize || (await emptyNow(db, scope, now)).length > 0;
}

function emptyNow(db: Db, scope: AppealScope, now: Date): Promise<string[]> {
  const { at, deadline } = scope.appeal;
  const patience = (deadline.getTime() - at.getTime()) * silentPart;
  return emptySeats(db, scope, new Date(now.getTime() - patience));
}

async function seeTo(id: string, now: Date): Promise<boolean> {
  const done = await write(async (tx) => {
    const scope = await appealIn(tx, id);
    const { appeal, group } = scope;
    if (appeal.state !== "open" || appeal.deadline > now) return null;
    const tell = nothingToTell(group.slug);
    const settings = await moderationOf(tx, group.id);
    if (settings.overdue === "restore" || !(await passUp(tx, scope, now, tell))) await restore(tx, scope, tell);
    tell.subjects.push(subjectOf("appeal", appeal.id));
    return { group, tell };
  });
  if (done) await tellAll(done.group, done.tell);
  return done !== null;
}

/** A panel's appeal goes to moderators first. @returns false where nobody is left above */
async function passUp(tx: Db, scope: AppealScope, now: Date, tell: Tell): Promise<boolean> {
  const { appeal, action, group } = scope;
  const [of] = appeal.caseId ? await tx.select().from(cases).where(eq(cases.id, appeal.caseId)) : [];
  if (!of || of.closedAt !== null) return false;
  const out = await conflictedOn(tx, action);
  const hasHosts = (await powerfulIn(tx, group.id)).some(({ id, role }) => role === "host" && !out.includes(id));
  const decides = appeal.way === "panel" ? await decidesOf(tx, group, action) : passedUpTo(of.decides, hasHosts);
  if (decides === null) return false;
  const deadline = new Date(deadlineOf(now.getTime(), await moderationOf(tx, group.id)));
  await toOne(tx, scope, { decides, deadline, why: "overdue" }, tell);
  return true;
}

async function restore(tx: Db, scope: AppealScope, tell: Tell): Promise<void> {
  const { appeal, action, group } = scope;
  const reason = appealWords.en.overdueReason;
  await close(tx, scope, { state: "restored", by: null, role: "rule", reason: "" }, tell);
  await recordGroupAct(tx, byItself, group, "moderation.appeal-overdue", lineOf(action, { appeal: appeal.id }));
  if (action.undoneAt === null)
    await endAction(tx, group, action, { how: "undo", by: byItself, role: "rule", reason, tell });
}
