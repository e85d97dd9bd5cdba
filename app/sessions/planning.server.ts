/** Planning sessions: made and changed, alone or as a series. */
import { and, eq, gte, inArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { changeOf, recordGroupAct } from "../groups/group-record.server";
import { activeAmong } from "../groups/group-notices.server";
import { groupFor, groupIn, type GroupRow } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { mintId } from "../mint";
import { conflict, invalid } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { customsOf } from "./customs.server";
import { planChangeIn, planIn, type NewPlan, type PlanChange } from "./plan-input";
import { beginRecord } from "./record.server";
import { wholeText } from "./session-places.server";
import { remindedBy } from "./session-time";
import { setRules, tellRules } from "./session-rules.server";
import { noticeChanged, noticePlanned } from "./session-notices.server";
import { queueSessions, webhooksWait } from "./session-webhooks.server";
import { carryAnswers, noticeMovedUp, seatsOf } from "./rsvps.server";
import { canPlan, canRun, sessionLimits, type SessionPlan } from "./session";
import { planOf, sessionFor, sessionIn, type SessionRow, type SessionScope } from "./sessions.server";
import { templateItems } from "./templates.server";
import { settleTimePoll } from "./time-polls.server";
import { instantOn, occurrences, wallClockIn } from "./zoned-time";

const { readingSessions, sessionTexts, sessionFacilitators, sessionSeries, texts } = schema;

/**
 * Plans a session, or a series of them. The same id again is the same session, not two.
 *
 * @returns all that were planned, soonest first; `created: false` when the first stood already
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for an id that another session has
 */
export async function planSession(
  viewer: SignedIn,
  slug: string,
  input: unknown,
): Promise<{ sessions: SessionPlan[]; created: boolean }> {
  const { group } = await groupFor(viewer, slug);
  const customs = await customsOf(read(), group.id);
  const plan = planIn(input, group.timeZone, customs, new Date());
  const [firstText] = plan.texts;
  const whole = plan.template && firstText ? await wholeText(firstText) : null;
  const made = await write(async (tx) => {
    const { standing } = await groupIn(tx, viewer, { id: group.id });
    if (!canPlan(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotPlan),
      );
    if (plan.id) {
      const [standing] = await tx.select().from(readingSessions).where(eq(readingSessions.id, plan.id));
      if (standing) return { rows: [requireSame(standing, group, viewer)], created: false, isAwaited: false, told: [] };
    }
    await requireTexts(tx, group, plan.texts);
    await requireMembers(tx, group, plan.facilitators);
    const items = plan.template ? await templateItems(tx, group.id, plan.template, whole) : [];
    const rows = await insertAll(tx, group, plan, customs, viewer);
    const [first] = rows;
    const settled = plan.timePoll && first ? await settle(tx, viewer, group, plan.timePoll, first) : [];
    for (const row of rows)
      await beginRecord(tx, row, viewer, { rules: plan.talk.rules ?? customs.rules, items: items.map(anew) });
    await recordGroupAct(tx, viewer, group, "session.plan", {
      targetId: rows[0]?.id ?? null,
      after: { title: plan.title, startsAt: plan.startsAt.toISOString(), sessions: rows.length },
    });
    const told = [...settled, ...(await noticePlanned(tx, group, rows, viewer))];
    return { rows, created: true, isAwaited: await queueSessions(tx, "session.planned", { group }, rows), told };
  });
  tellNotices(made.told);
  if (made.isAwaited) webhooksWait();
  if (made.created) announce("changed", { room: `group:${group.slug}`, what: "sessions" });
  const sessions = [];
  for (const { id } of made.rows) sessions.push(await planOf(read(), await sessionFor(viewer, id)));
  return { sessions, created: made.created };
}

/** Who said yes to the time in the poll for it comes, until they say otherwise: that is what they were asked for. */
async function settle(
  tx: Db,
  viewer: SignedIn,
  group: GroupRow,
  pollId: string,
  session: SessionRow,
): Promise<string[]> {
  const { come, told } = await settleTimePoll(tx, viewer, { group, pollId, session });
  await carryAnswers(tx, session.id, come);
  return told;
}

const anew = <Item extends { id: string }>(item: Item): Item => ({ ...item, id: mintId() });

/** Only for whoever planned it, in the group where they did. */
function requireSame(row: SessionRow, group: GroupRow, viewer: SignedIn): SessionRow {
  if (row.groupId !== group.id || row.createdBy !== viewer.id) throw conflict(say(sessionWords, (w) => w.taken));
  return row;
}

async function insertAll(
  tx: Db,
  group: GroupRow,
  plan: NewPlan,
  customs: { namesInMinutes: boolean; amendmentDays: number },
  viewer: SignedIn,
): Promise<SessionRow[]> {
  const { repeat } = plan;
  const seriesId = repeat ? mintId() : null;
  if (repeat && seriesId)
    await tx.insert(sessionSeries).values({
      ...{ id: seriesId, groupId: group.id, every: repeat.every, interval: repeat.interval },
      createdAt: new Date(),
    });
  const times = repeat ? occurrences(plan.timeZone, plan.clock, repeat) : [plan.startsAt];
  const rows: SessionRow[] = times.map((startsAt, at) => ({
    id: (at === 0 ? plan.id : null) ?? mintId(),
    groupId: group.id,
    ...{ title: plan.title, about: plan.about, place: plan.place, callUrl: plan.callUrl },
    ...{ startsAt, timeZone: plan.timeZone, minutes: plan.minutes, capacity: plan.capacity },
    ...{ state: "planned" as const, seriesId, sequence: 0, changedAt: null, seq: 0, guests: plan.guests },
    namesInMinutes: plan.talk.namesInMinutes ?? customs.namesInMinutes,
    amendmentDays: plan.talk.amendmentDays ?? customs.amendmentDays,
    ...{ createdBy: viewer.id, createdAt: new Date(), remindedAt: remindedBy(startsAt), cancelledAt: null },
    ...{ beganAt: null, endedAt: null },
  }));
  for (const row of rows) {
    await tx.insert(readingSessions).values(row);
    await setTexts(tx, row.id, plan.texts);
    await setFacilitators(tx, row.id, plan.facilitators);
  }
  return rows;
}

/**
 * Changes a session; with `following` also those of its series that come after it and have not begun.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for one that is over
 */
export async function changeSession(viewer: SignedIn, id: string, input: unknown): Promise<SessionPlan> {
  const { session } = await sessionFor(viewer, id);
  const change = planChangeIn(input, session.timeZone, new Date());
  const {
    rows: changed,
    isAwaited,
    told,
    ruled,
  } = await write(async (tx) => {
    const scope = await sessionIn(tx, viewer, id);
    requirePlanner(scope, isPlanners(change));
    requireChangeable(scope.session, change);
    const named = [...(change.texts ?? []), ...(change.addTexts ?? [])];
    await requireTexts(tx, scope.group, [...new Set(named)]);
    if (change.facilitators) await requireMembers(tx, scope.group, change.facilitators);
    const rows = await meant(tx, scope.session, change.following);
    const seats = await seatsOf(tx, "capacity" in change || "guests" in change ? rows : []);
    for (const row of rows) await changeOne(tx, row, change, row.id === id);
    const ruled = await setRules(tx, rows, viewer, change.talk.rules);
    const now = await rowOf(tx, id);
    const diff = changeOf(shownOf(scope.session), shownOf(now), ["title", "place", "callUrl", "startsAt", "minutes"]);
    if (diff) await recordGroupAct(tx, viewer, scope.group, "session.change", { targetId: id, ...diff });
    const changed = [];
    for (const row of rows) changed.push(await rowOf(tx, row.id));
    const told = await noticeChanged(tx, scope.group, changed, scope.session, viewer);
    told.push(...(await noticeMovedUp(tx, changed, seats, viewer)));
    return { rows: changed, isAwaited: await queueSessions(tx, "session.changed", scope, changed), told, ruled };
  });
  tellNotices(told);
  tellRules(ruled);
  if (isAwaited) webhooksWait();
  // Guests who may no longer come leave the room.
  const [first] = changed;
  if (first && change.guests !== undefined) announce("access", { groupId: first.groupId });
  await tellChanged(viewer, changed);
  return planOf(read(), await sessionFor(viewer, id));
}

/** What the log tells of one. */
const shownOf = ({ title, place, callUrl, startsAt, minutes }: SessionRow) => ({
  ...{ title, place, callUrl, minutes },
  startsAt: startsAt.toISOString(),
});

async function changeOne(tx: Db, row: SessionRow, change: PlanChange, isTheOne: boolean): Promise<void> {
  const { when, following: _, texts: textIds, addTexts, facilitators, timeZone: __, talk, ...rest } = change;
  const { rules: ___, ...minutes } = talk;
  const moved = when === null ? {} : movedTo(row, when, isTheOne);
  await tx
    .update(readingSessions)
    .set({ ...rest, ...minutes, ...moved, sequence: row.sequence + 1, changedAt: new Date() })
    .where(eq(readingSessions.id, row.id));
  if (textIds) await setTexts(tx, row.id, textIds);
  if (addTexts) await addToTexts(tx, row.id, addTexts);
  if (facilitators) await setFacilitators(tx, row.id, facilitators);
}

/** The others of a series keep their days and take over the time of day. */
function movedTo(row: SessionRow, when: NonNullable<PlanChange["when"]>, isTheOne: boolean) {
  const { timeZone } = when;
  const { day } = wallClockIn(row.timeZone, row.startsAt);
  const startsAt = isTheOne ? when.startsAt : instantOn(timeZone, { day, time: when.clock.time });
  return {
    timeZone,
    startsAt,
    ...(startsAt.getTime() === row.startsAt.getTime() ? {} : { remindedAt: remindedBy(startsAt) }),
  };
}

export async function tellChanged(viewer: SignedIn, rows: SessionRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { group } = await sessionFor(viewer, first.id);
  announce("changed", { room: `group:${group.slug}`, what: "sessions" });
  for (const { id } of rows) announce("changed", { room: `session:${id}`, what: "plan" });
}

/** Who runs it, who else may come, its texts, what its minutes tell, and the others of its series: not for whoever was asked to run this one. */
const isPlanners = ({ facilitators, texts: ids, addTexts, guests, following, talk }: PlanChange): boolean =>
  following ||
  [facilitators, ids, addTexts, guests, talk.namesInMinutes, talk.amendmentDays].some((said) => said !== undefined);

/** Whoever runs it may say where it is, and call it off; what is the planners' is theirs alone. */
export function requirePlanner({ standing }: SessionScope, isTheirs = false): void {
  if (!canPlan(standing) && (isTheirs || !canRun(standing)))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotPlan),
    );
}

function requireChangeable({ state }: SessionRow, change: PlanChange): void {
  if (state === "cancelled") throw conflict(say(sessionWords, (w) => w.cancelled));
  if (state !== "planned" && change.when) throw conflict(say(sessionWords, (w) => w.begun));
}

/** The one, and those of its series that come after it and have not begun. */
export async function meant(tx: Db, session: SessionRow, following: boolean): Promise<SessionRow[]> {
  if (!following || session.seriesId === null) return [session];
  const rows = await tx
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.seriesId, session.seriesId),
        gte(readingSessions.startsAt, session.startsAt),
        eq(readingSessions.state, "planned"),
      ),
    );
  return [session, ...rows.filter(({ id }) => id !== session.id)];
}

async function rowOf(tx: Db, id: string): Promise<SessionRow> {
  const [row] = await tx.select().from(readingSessions).where(eq(readingSessions.id, id));
  if (!row) throw conflict();
  return row;
}

async function setTexts(tx: Db, sessionId: string, ids: string[]): Promise<void> {
  await tx.delete(sessionTexts).where(eq(sessionTexts.sessionId, sessionId));
  if (ids.length > 0)
    await tx.insert(sessionTexts).values(ids.map((textId, position) => ({ sessionId, textId, position })));
}

async function addToTexts(tx: Db, sessionId: string, ids: string[]): Promise<void> {
  const rows = await tx.select().from(sessionTexts).where(eq(sessionTexts.sessionId, sessionId));
  const had = rows.sort((a, b) => a.position - b.position).map(({ textId }) => textId);
  const all = [...new Set([...had, ...ids])];
  const { texts: most } = sessionLimits;
  if (all.length > most) throw invalid({ addTexts: say(sessionWords, (w) => w.tooManyTexts(most)) });
  await setTexts(tx, sessionId, all);
}

async function setFacilitators(tx: Db, sessionId: string, ids: string[]): Promise<void> {
  await tx.delete(sessionFacilitators).where(eq(sessionFacilitators.sessionId, sessionId));
  if (ids.length > 0) await tx.insert(sessionFacilitators).values(ids.map((userId) => ({ sessionId, userId })));
}

async function requireTexts(tx: Db, group: GroupRow, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({ id: texts.id })
    .from(texts)
    .where(and(inArray(texts.id, ids), eq(texts.groupId, group.id)));
  if (rows.length < ids.length) throw invalid({ texts: say(sessionWords, (w) => w.notOfGroup) });
}

async function requireMembers(tx: Db, group: GroupRow, ids: string[]): Promise<void> {
  const active = await activeAmong(tx, group.id, ids);
  if (ids.some((id) => !active.has(id))) throw invalid({ facilitators: say(sessionWords, (w) => w.notMember) });
}
