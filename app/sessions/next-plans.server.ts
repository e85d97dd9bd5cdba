/** What is proposed after a session: the next one, filled in, with whoever it would be the turn of. */
import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { textsOf } from "../texts/texts.server";
import { articlesOf } from "./passages.server";
import { knownMeeting } from "./record.server";
import { nextSession } from "./session-lists.server";
import { whenOf, type When } from "./session-time";
import { canPlan, type SessionText } from "./session";
import { linesOf, planOf, sessionFor, type SessionRow, type SessionScope } from "./sessions.server";
import { nextTime, rotation, type Ran, type Turn } from "./next-plan";
import { instantIn, type WallClock } from "./zoned-time";

const { readingSessions, sessionFacilitators, sessionEvents, sessionSeries, memberships, users } = schema;

/** Older ones are not counted: whoever ran one years ago may again. */
const counted = 200;

/**
 * Those whose turn it could be, first whose it is: who may run sessions, has run one, or came to the last. Nobody is made to.
 *
 * @param last the session whose people could; none: the last that was
 */
export async function turnsIn(groupId: string, last?: SessionRow): Promise<Turn[]> {
  const over = await read()
    .select()
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, groupId), eq(readingSessions.state, "ended")))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(counted);
  const ran = await whoRan(over);
  const latest = last ?? over[0];
  const came = latest ? Object.values((await knownMeeting(latest)).people).flatMap(({ userId }) => userId ?? []) : [];
  const could = [...new Set([...came, ...ran.map(({ userId }) => userId)])].slice(0, 500);
  const { role, state, guest, joinedAt } = memberships;
  const candidates = await read()
    .select({ id: users.id, name: users.name, joinedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(state, "active"),
        isNull(guest),
        or(inArray(role, ["host", "facilitator"]), could.length > 0 ? inArray(users.id, could) : undefined),
      ),
    );
  return rotation(candidates, ran);
}

/** Who was asked to run each; where nobody was, who began it. */
async function whoRan(sessions: SessionRow[]): Promise<Ran[]> {
  if (sessions.length === 0) return [];
  const ids = sessions.map(({ id }) => id);
  const [appointed, begun] = await Promise.all([
    read().select().from(sessionFacilitators).where(inArray(sessionFacilitators.sessionId, ids)),
    read()
      .select({ sessionId: sessionEvents.sessionId, userId: sessionEvents.by })
      .from(sessionEvents)
      .where(and(inArray(sessionEvents.sessionId, ids), eq(sessionEvents.kind, "started"))),
  ]);
  return sessions.flatMap(({ id, startsAt }) => {
    const of = <Row extends { sessionId: string; userId: string | null }>(rows: Row[]) =>
      rows.flatMap(({ sessionId, userId }) => (sessionId === id && userId !== null ? [userId] : []));
    const asked = of(appointed);
    return [...new Set(asked.length > 0 ? asked : of(begun))].map((userId) => ({ userId, at: startsAt }));
  });
}

export type NextPlan = {
  clock: WallClock;
  startsAt: Date;
  texts: Array<Pick<SessionText, "id" | "title">>;
  /** Where the group stopped; null: nowhere, or at the end of a text. */
  stopped: { title: string; number: number } | null;
  turn: Turn | null;
};

/** What would come after a session. null: it cannot be said when. */
export async function nextPlanAfter(viewer: SignedIn, { session, group }: SessionScope): Promise<NextPlan | null> {
  const [series] =
    session.seriesId === null
      ? []
      : await read().select().from(sessionSeries).where(eq(sessionSeries.id, session.seriesId));
  const clock = nextTime(session, series ?? null, new Date());
  const startsAt = clock && instantIn(session.timeZone, clock);
  if (!clock || !startsAt) return null;
  const [turns, reading] = await Promise.all([turnsIn(group.id, session), readingAfter(viewer, session, group.slug)]);
  return { clock, startsAt, ...reading, turn: turns[0] ?? null };
}

/** The text the group was at; when it was at its end, the one that follows in the syllabus. */
async function readingAfter(
  viewer: SignedIn,
  session: SessionRow,
  slug: string,
): Promise<Pick<NextPlan, "texts" | "stopped">> {
  const [[line], meeting, syllabus] = await Promise.all([
    linesOf(read(), [session]),
    knownMeeting(session),
    textsOf(viewer, slug, { limit: 200, after: null }),
  ]);
  const had = line?.texts ?? [];
  const { spot } = meeting;
  const at = had.find(({ id }) => id === spot?.textId);
  if (!at || !spot?.block) return { texts: had, stopped: null };
  const article = (await articlesOf([at])).get(at.id);
  const block = article?.block(spot.block);
  const isLast = article?.sections.flatMap(({ blocks }) => blocks).at(-1)?.id === spot.block;
  if (!isLast) {
    const stopped = block?.number ? { title: at.title, number: block.number } : null;
    return { texts: [at, ...had.slice(had.indexOf(at) + 1)], stopped };
  }
  const later = had.slice(had.indexOf(at) + 1);
  const place = syllabus.items.findIndex(({ id }) => id === at.id);
  const next = syllabus.items.slice(place + 1).find(({ state }) => state === "open");
  return { texts: later.length > 0 ? later : place >= 0 && next ? [next] : had, stopped: null };
}

/** On the page of a session that is over: the one that is planned next, or what is proposed to whoever may plan. */
export type AfterNext =
  | { is: "planned"; title: string; url: string; mayOpen: boolean; when: When; facilitators: string[] }
  | { is: "proposed"; to: string; when: When; texts: string[]; stopped: NextPlan["stopped"]; turn: Turn | null }
  | { is: "none" };

/** @throws Refusal `not-found` */
export async function afterNext(viewer: Viewer, id: string, language: string): Promise<AfterNext> {
  const scope = await sessionFor(viewer, id);
  const { group } = scope;
  const next = await nextSession(viewer, group.slug, language, { isPlanned: true });
  if (next && next.id !== id) {
    const { title, url, mayOpen, when } = next;
    const { facilitators } = mayOpen ? await planOf(read(), await sessionFor(viewer, next.id)) : { facilitators: [] };
    return { is: "planned", title, url, mayOpen, when, facilitators: facilitators.map(({ name }) => name) };
  }
  return (await proposed(viewer, scope, language)) ?? { is: "none" };
}

type Proposed = Extract<AfterNext, { is: "proposed" }>;

/** What could come after that session. null: the asker may not plan, or it cannot be said when. @throws Refusal `not-found` */
export const proposedAfter = async (viewer: Viewer, id: string, language: string): Promise<Proposed | null> =>
  proposed(viewer, await sessionFor(viewer, id), language);

async function proposed(viewer: Viewer, scope: SessionScope, language: string): Promise<Proposed | null> {
  const { session, group, standing } = scope;
  const plan = viewer && canPlan(standing) ? await nextPlanAfter(viewer, scope) : null;
  if (!plan) return null;
  const { minutes } = session;
  const { timeZone } = group;
  return {
    ...{ is: "proposed", to: `/g/${group.slug}/sessions/new?after=${encodeURIComponent(session.id)}` },
    when: whenOf({ startsAt: plan.startsAt.toISOString(), minutes, timeZone }, language),
    ...{ texts: plan.texts.map(({ title }) => title), stopped: plan.stopped, turn: plan.turn },
  };
}
