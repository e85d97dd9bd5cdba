/** Sessions of a group as its pages list them: each as far as the reader may know of it. */
import { and, asc, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { groupFor } from "../groups/groups.server";
import { notFound } from "../refusals";
import type { MinutesState } from "./minutes-view";
import { hasMissed } from "./missed";
import { knownMeeting } from "./record.server";
import { canRun, canSeeSession, canSeeSessions, type SessionLine } from "./session";
import { isLate, patience, whenOf, type When } from "./session-time";
import { linesOf, sessionFor, sessionsOf } from "./sessions.server";

const { readingSessions, sessionMinutes } = schema;

export type ListedSession = SessionLine & {
  when: When;
  isLate: boolean;
  /** Whether the reader may open it; others see that it is, and when. */
  mayOpen: boolean;
  mayRun: boolean;
  /** Of one that runs or ran: something went on without the reader. */
  missed: boolean;
  /** Of one that is over: how far its minutes are, as far as the reader may see them; null: none are written, or shown. */
  minuted: MinutesState | null;
};

type Wanted = { language: string; limit: number; after: string | null };

/** @throws Refusal `not-found`; `invalid` (after) */
export async function comingSessions(viewer: Viewer, slug: string, wanted: Wanted) {
  return listed(viewer, await sessionsOf(viewer, slug, { ...wanted, when: "coming" }), wanted.language);
}

/** Newest first. @throws Refusal `not-found`; `invalid` (after) */
export async function pastSessions(viewer: Viewer, slug: string, wanted: Wanted) {
  return listed(viewer, await sessionsOf(viewer, slug, { ...wanted, when: "past" }), wanted.language);
}

/** The one that runs, else the next that is planned; null: neither. @throws Refusal `not-found` */
export async function nextSession(
  viewer: Viewer,
  slug: string,
  language: string,
  { isPlanned = false } = {},
): Promise<ListedSession | null> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeSessions(standing)) throw notFound();
  const { state, startsAt, groupId, id } = readingSessions;
  const rows = await read()
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(groupId, group.id),
        or(
          isPlanned ? undefined : eq(state, "live"),
          and(eq(state, "planned"), gt(startsAt, new Date(Date.now() - patience))),
        ),
      ),
    )
    // "live" before "planned"; of several that run the newest, as the line above every page has it.
    .orderBy(
      asc(state),
      desc(sql`case when ${state} = 'live' then ${startsAt} end`),
      desc(sql`case when ${state} = 'live' then ${id} end`),
      ...[asc(startsAt), asc(id)],
    )
    .limit(1);
  const { items } = await listed(viewer, { items: await linesOf(read(), rows), next: null }, language);
  return items[0] ?? null;
}

/** Of one group all that run, newest first, as many as a page has room for. @throws Refusal `not-found` */
export async function runningSessions(viewer: Viewer, slug: string, language: string): Promise<ListedSession[]> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeSessions(standing)) throw notFound();
  const { state, startsAt, groupId, id } = readingSessions;
  const rows = await read()
    .select()
    .from(readingSessions)
    .where(and(eq(groupId, group.id), eq(state, "live")))
    .orderBy(desc(startsAt), desc(id))
    .limit(mostRunning);
  return (await listed(viewer, { items: await linesOf(read(), rows), next: null }, language)).items;
}

const mostRunning = 12;

export async function listed(
  viewer: Viewer,
  { items, next }: { items: SessionLine[]; next: string | null },
  language: string,
): Promise<{ items: ListedSession[]; next: string | null }> {
  const may = await Promise.all(items.map(({ id }) => mayDo(viewer, id)));
  const opened = items.filter(({ state }, at) => state === "ended" && may[at]?.mayOpen).map(({ id }) => id);
  const minutes = await minutesStatesOf(opened);
  return {
    items: items.map((line, at) => ({
      ...line,
      ...{ when: whenOf(line, language), isLate: isLate(line), ...(may[at] ?? nothing) },
      minuted: seenBy(may[at]?.mayRun === true, minutes.get(line.id) ?? null),
    })),
    next,
  };
}

/** A draft is seen by those who run the session. Minutes that were shown once are no draft again. */
const seenBy = (runs: boolean, state: MinutesState | null) => (state === "draft" && !runs ? null : state);

/** How far the newest version of the minutes of each is. */
async function minutesStatesOf(ids: string[]): Promise<Map<string, MinutesState>> {
  if (ids.length === 0) return new Map();
  const { sessionId, state, version } = sessionMinutes;
  const rows = await read()
    .select({ sessionId, state })
    .from(sessionMinutes)
    .where(inArray(sessionId, ids))
    .orderBy(asc(version));
  return new Map(rows.map((row) => [row.sessionId, row.state]));
}

const nothing = { mayOpen: false, mayRun: false, missed: false };

async function mayDo(viewer: Viewer, id: string): Promise<typeof nothing> {
  if (!viewer) return nothing;
  return sessionFor(viewer, id).then(
    async ({ session, standing }) => ({
      ...{ mayOpen: canSeeSession(standing), mayRun: canRun(standing) },
      missed: session.state === "live" && hasMissed(await knownMeeting(session), viewer.id, Date.now()),
    }),
    () => nothing,
  );
}
