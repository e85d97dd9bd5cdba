/** Where sessions are looked up. Every look-up is scoped to who asks: to have found it is to be allowed to see it. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { instantCursor, readInstantCursor } from "../cursors";
import type { Viewer } from "../accounts/user";
import { groupFor, groupIn, type GroupRow } from "../groups/groups.server";
import { todayIn } from "../groups/place-and-time";
import { canBeKey } from "../plain-line";
import { invalid, notFound } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import {
  canSeeSession,
  canSeeSessions,
  sessionUrl,
  type Series,
  type SessionLine,
  type SessionPlan,
  type SessionStanding,
  type SessionText,
  type When,
} from "./session";
import { instantIn } from "./zoned-time";

const { memberships, readingSessions, sessionTexts, sessionFacilitators, sessionSeries, rsvps, texts, users } = schema;

/** Who may still come: whoever has left the group, or may as a guest only listen now, holds no seat. */
export const stillComes = and(
  eq(memberships.groupId, readingSessions.groupId),
  eq(memberships.userId, rsvps.userId),
  eq(memberships.state, "active"),
  or(isNull(memberships.guest), eq(readingSessions.guests, "take-part")),
);

export type SessionRow = typeof readingSessions.$inferSelect;

/** A session, its group, and what the asker may do there. */
export type SessionScope = { session: SessionRow; group: GroupRow; standing: SessionStanding };

/** @throws Refusal `not-found` when there is no such session, or the asker may not see it */
export const sessionFor = (viewer: Viewer, id: string): Promise<SessionScope> => sessionIn(read(), viewer, id);

/** The same on a given side of the database, so that a write decides by what stands at that moment. */
export async function sessionIn(db: Db, viewer: Viewer, id: string): Promise<SessionScope> {
  const [session] = canBeKey(id) ? await db.select().from(readingSessions).where(eq(readingSessions.id, id)) : [];
  if (!session) throw notFound();
  const { group, standing } = await groupIn(db, viewer, { id: session.groupId });
  const scope = { session, group, standing: await standingIn(db, viewer, session, standing) };
  if (!canSeeSession(scope.standing)) throw notFound();
  return scope;
}

async function standingIn(
  db: Db,
  viewer: Viewer,
  { id, state, guests }: SessionRow,
  standing: Omit<SessionStanding, "session">,
): Promise<SessionStanding> {
  const isAppointed = viewer !== null && (await facilitatorIds(db, id)).includes(viewer.id);
  return { ...standing, session: { state, guests, isAppointed } };
}

async function facilitatorIds(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: sessionFacilitators.userId })
    .from(sessionFacilitators)
    .where(eq(sessionFacilitators.sessionId, sessionId));
  return rows.map(({ userId }) => userId);
}

/**
 * A keyset page of a group's sessions: those that come or run, with what was called off until its day is over, soonest first; or those that are over, newest first; or all, soonest first.
 *
 * @throws Refusal `not-found`; `invalid` (after)
 */
export async function sessionsOf(
  viewer: Viewer,
  slug: string,
  { limit, after, when }: { limit: number; after: string | null; when: When },
): Promise<{ items: SessionLine[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeSessions(standing)) throw notFound();
  const from = after === null ? null : readInstantCursor(after);
  if (after !== null && !from) throw invalid({ after: say(sessionWords, (w) => w.thing) });
  const order = when === "past" ? desc : asc;
  const beyond = when === "past" ? lt : gt;
  const { state, startsAt, id } = readingSessions;
  const moment = (at: Date) => sql.param(at, startsAt);
  // What was called off is still to come for whoever means to come, until its day is over.
  const today = instantIn(group.timeZone, { day: todayIn(group.timeZone), time: "00:00" });
  const since = today ?? new Date(Date.now() - 24 * 3_600_000);
  const isOff = eq(state, "cancelled");
  // What has begun stands at when it did.
  const took = sql`coalesce(${readingSessions.beganAt}, ${startsAt})`;
  const rows = await read()
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.groupId, group.id),
        when === "coming" ? or(inArray(state, ["planned", "live"]), and(isOff, gte(startsAt, since))) : undefined,
        when === "past" ? or(eq(state, "ended"), and(isOff, lt(startsAt, since))) : undefined,
        from ? or(beyond(took, moment(from.at)), and(eq(took, moment(from.at)), beyond(id, from.id))) : undefined,
      ),
    )
    .orderBy(order(took), order(id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await linesOf(read(), shown),
    next: rows.length > limit && last ? instantCursor({ at: last.beganAt ?? last.startsAt, id: last.id }) : null,
  };
}

export async function linesOf(db: Db, rows: SessionRow[]): Promise<SessionLine[]> {
  const texts = await textsOfSessions(
    db,
    rows.map(({ id }) => id),
  );
  const series = await seriesAmong(db, rows);
  return rows.map((row) => lineOf(row, texts.get(row.id) ?? [], series.get(row.id) ?? null));
}

const lineOf = (row: SessionRow, texts: SessionText[], series: Series | null): SessionLine => ({
  id: row.id,
  url: sessionUrl(row.id),
  title: row.title,
  state: row.state,
  startsAt: row.startsAt.toISOString(),
  timeZone: row.timeZone,
  minutes: row.minutes,
  beganAt: row.beganAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  seriesId: row.seriesId,
  series,
  texts,
});

/** Which of its series each is, where it is of one. */
async function seriesAmong(db: Db, rows: SessionRow[]): Promise<Map<string, Series>> {
  const ids = [...new Set(rows.flatMap(({ seriesId }) => (seriesId === null ? [] : [seriesId])))];
  if (ids.length === 0) return new Map();
  const all = await db
    .select({
      id: readingSessions.id,
      seriesId: sessionSeries.id,
      every: sessionSeries.every,
      interval: sessionSeries.interval,
    })
    .from(readingSessions)
    .innerJoin(sessionSeries, eq(sessionSeries.id, readingSessions.seriesId))
    .where(inArray(sessionSeries.id, ids))
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id));
  const found = new Map<string, Series>();
  for (const { id, seriesId, every, interval } of all) {
    const those = all.filter((each) => each.seriesId === seriesId);
    found.set(id, { at: those.findIndex((each) => each.id === id) + 1, of: those.length, every, interval });
  }
  return found;
}

async function textsOfSessions(db: Db, ids: string[]): Promise<Map<string, SessionText[]>> {
  const found = new Map<string, SessionText[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .select({ sessionId: sessionTexts.sessionId, id: texts.id, title: texts.title })
    .from(sessionTexts)
    .innerJoin(texts, eq(texts.id, sessionTexts.textId))
    .where(inArray(sessionTexts.sessionId, ids))
    .orderBy(asc(sessionTexts.position), asc(texts.id));
  for (const { sessionId, id, title } of rows)
    found.set(sessionId, [...(found.get(sessionId) ?? []), { id, title, url: `/t/${id}` }]);
  return found;
}

/** All that those who may come know of it. @throws Refusal `not-found` */
export async function sessionPlan(viewer: Viewer, id: string): Promise<SessionPlan> {
  const scope = await sessionFor(viewer, id);
  return planOf(read(), scope);
}

export async function planOf(
  db: Db,
  { session, group }: Pick<SessionScope, "session" | "group">,
): Promise<SessionPlan> {
  const [line] = await linesOf(db, [session]);
  if (!line) throw notFound();
  const facilitators = await db
    .select({ id: users.id, name: users.name })
    .from(sessionFacilitators)
    .innerJoin(users, eq(users.id, sessionFacilitators.userId))
    .where(eq(sessionFacilitators.sessionId, session.id))
    .orderBy(users.id);
  const counts = await db
    .select({ answer: rsvps.answer, count: sql<number>`count(*)` })
    .from(rsvps)
    .innerJoin(readingSessions, eq(readingSessions.id, rsvps.sessionId))
    .innerJoin(memberships, stillComes)
    .where(eq(rsvps.sessionId, session.id))
    .groupBy(rsvps.answer);
  const said = (...answers: string[]) =>
    counts.filter(({ answer }) => answers.includes(answer)).reduce((sum, { count }) => sum + Number(count), 0);
  const { about, place, callUrl, capacity, guests, namesInMinutes, amendmentDays, seq } = session;
  return {
    ...line,
    group: { slug: group.slug, name: group.name },
    ...{ about, place, callUrl, capacity, guests, namesInMinutes, amendmentDays, facilitators, seq },
    coming: { yes: said("yes"), maybe: said("maybe"), no: said("no", "apologies") },
  };
}
