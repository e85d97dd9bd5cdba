/**
 * Who is told of sessions: whoever may take part. Each is called in the write it tells of, and gives back whom `tellNotices` is for once
 * that is on disk. A series is told once, and of each kind only the last is true.
 */
import { and, eq, inArray, type SQLWrapper } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { actorOf, noticeMembers } from "../groups/group-notices.server";
import type { GroupRow } from "../groups/groups.server";
import type { AmendmentEnd, CalendarKind, SessionChange, TimesNews } from "../notices/notice";
import { forgetKeys, forgetTold, leaveNotices, type NewNotice } from "../notices/notices.server";
import type { RsvpView } from "./session";
import type { SessionRow } from "./sessions.server";

const { memberships, readingSessions, rsvps } = schema;

type InGroup = Pick<GroupRow, "id">;
type Rows = [SessionRow, ...SessionRow[]];

/** @param rows one, or a whole series, soonest first */
export async function noticePlanned(tx: Db, group: InGroup, rows: SessionRow[], by: SignedIn): Promise<string[]> {
  const coming = rows.filter(isAhead);
  return isSome(coming) ? leave(tx, "session-planned", group, coming, by) : [];
}

/** The same for who has joined since. A series is told as a series, however little is left of it. @param rows one, or of one series */
export function plannedForNewcomer(rows: SessionRow[], userId: string): NewNotice {
  const [first] = rows;
  if (!first) throw new Error("no session to tell of");
  const { id: sessionId, groupId, seriesId, createdBy: actorId } = first;
  const key = seriesId === null ? keyOf("session-planned", first) : keyOfMany("session-planned", seriesId);
  const data: Record<string, string> = rows.length > 1 ? { count: String(rows.length) } : {};
  return { userId, kind: "session-planned", key, groupId, sessionId, actorId, data };
}

/** What is over by the clock is written down afterwards, and nobody has to come. */
const isAhead = ({ startsAt, minutes }: SessionRow) => startsAt.getTime() + minutes * 60_000 > Date.now();

/** @param before what the first of them was */
export async function noticeChanged(
  tx: Db,
  group: InGroup,
  rows: SessionRow[],
  before: SessionRow,
  by: SignedIn,
): Promise<string[]> {
  if (!isSome(rows) || (!isAhead(rows[0]) && !isAhead(before))) return [];
  const what = changeIn(before, rows[0]);
  if (what === null) return [];
  // What was called off and was not yet heard of is no news once it takes place.
  const keys = rows.map((row) => keyOf("session-cancelled", row));
  if (before.seriesId !== null && rows.length > 1) keys.push(keyOfMany("session-cancelled", before.seriesId));
  const called = what === "again" ? await forgetTold(tx, group.id, keys) : [];
  return [...called, ...(await leave(tx, "session-changed", group, rows, by, { what }))];
}

/** What whoever comes must hear of; null: nothing. */
function changeIn(before: SessionRow, now: SessionRow): SessionChange | null {
  if (before.state === "cancelled" && now.state === "planned") return "again";
  if (now.state !== "planned") return null;
  if (before.startsAt.getTime() !== now.startsAt.getTime() || before.minutes !== now.minutes) return "time";
  if (before.place !== now.place || before.callUrl !== now.callUrl) return "place";
  return before.title === now.title ? null : "title";
}

/**
 * Who came up from the waiting list hears it, and whoever stands on it now for want of seats; of each only the last is told.
 *
 * @param before everybody's answers, as they were and as they are
 * @param by null: whoever had the seat has left the group
 */
export async function noticeSeats(
  tx: Db,
  session: SessionRow,
  { before, after }: { before: RsvpView[]; after: RsvpView[] },
  by: SignedIn | null,
): Promise<string[]> {
  if (!isAhead(session) || session.state !== "planned") return [];
  const had = new Map(before.filter(({ answer }) => answer === "yes").map(({ user, waits }) => [user.id, waits]));
  const moved = after.filter(({ user, answer, waits }) => answer === "yes" && waits === !had.get(user.id));
  const news = moved.filter(({ user }) => had.has(user.id) && user.id !== by?.id);
  const key = keyOfSeat(session);
  for (const { user } of news) await forgetKeys(tx, user.id, [key]);
  const about = { kind: "session-changed" as const, key, groupId: session.groupId, sessionId: session.id };
  return leaveNotices(
    tx,
    news.map(({ user, waits }) => ({
      ...{ ...about, userId: user.id, actorId: by && actorOf(by) },
      data: { what: waits ? "waits" : "seat" },
    })),
  );
}

/** Whoever has said something else needs no seat. */
export const forgetSeat = (tx: Db, userId: string, session: { id: string }): Promise<void> =>
  forgetKeys(tx, userId, [keyOfSeat(session)]);

const keyOfSeat = ({ id }: { id: string }) => `session-seat:${id}`;

export async function noticeCancelled(tx: Db, group: InGroup, rows: SessionRow[], by: SignedIn): Promise<string[]> {
  if (!isSome(rows) || !rows.some(isAhead)) return [];
  const [{ seriesId }] = rows;
  const over = rows.flatMap((row) => [
    ...(["session-planned", "session-changed", "session-soon"] as const).map((kind) => keyOf(kind, row)),
    keyOfSeat(row),
  ]);
  if (seriesId !== null && !(await isGoingOn(tx, seriesId)))
    over.push(keyOfMany("session-planned", seriesId), keyOfMany("session-changed", seriesId));
  const told = await forgetTold(tx, group.id, over);
  return [...told, ...(await leave(tx, "session-cancelled", group, rows, by))];
}

async function isGoingOn(tx: Db, seriesId: string): Promise<boolean> {
  const some = await tx
    .select({ id: readingSessions.id })
    .from(readingSessions)
    .where(and(eq(readingSessions.seriesId, seriesId), eq(readingSessions.state, "planned")))
    .limit(1);
  return some.length > 0;
}

/** It begins soon: for all who have not said that they do not come. */
export async function noticeSoon(tx: Db, session: SessionRow): Promise<string[]> {
  const stayAway = tx
    .select({ userId: rsvps.userId })
    .from(rsvps)
    .where(and(eq(rsvps.sessionId, session.id), inArray(rsvps.answer, ["no", "apologies"])));
  return leave(tx, "session-soon", { id: session.groupId }, [session], null, {}, stayAway);
}

/** Minutes are there to read (`shown`), or stand for good (`approved`). */
export async function noticeMinutes(
  tx: Db,
  session: Pick<SessionRow, "id" | "groupId" | "guests">,
  what: "shown" | "approved",
  by: SignedIn,
): Promise<string[]> {
  const { id: sessionId, groupId, guests } = session;
  const notice = { kind: "minutes-shown" as const, key: `minutes-shown:${sessionId}`, sessionId, groupId };
  const earlier = await forgetTold(tx, groupId, [notice.key]);
  const told = await noticeMembers(
    tx,
    { ...notice, actorId: actorOf(by), data: { what } },
    { guests: guests !== "none" },
  );
  return [...earlier, ...told];
}

/** What became of an amendment, for whoever proposed it and may still read the minutes: of each only the last is told. */
export async function noticeAmendment(
  tx: Db,
  { id: sessionId, groupId }: Pick<SessionRow, "id" | "groupId">,
  { id, userId }: { id: string; userId: string },
  what: AmendmentEnd,
  by: SignedIn,
): Promise<string[]> {
  const member = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId), eq(memberships.state, "active"));
  if ((await tx.$count(memberships, member)) === 0) return [];
  const key = `amendment:${id}`;
  const earlier = await forgetTold(tx, groupId, [key]);
  const notice = { userId, kind: "minutes-shown" as const, key, groupId, sessionId, actorId: actorOf(by) };
  return [...earlier, ...(await leaveNotices(tx, [{ ...notice, data: { what } }]))];
}

/**
 * Somebody asks the group when it could meet; or what became of that: of each question only the last is told.
 *
 * @param news `more` times, asked `again`, `closed` without a session; not given: it is asked
 */
export async function noticeTimePoll(
  tx: Db,
  group: InGroup,
  { id, title }: { id: string; title: string },
  by: SignedIn,
  news?: TimesNews,
): Promise<string[]> {
  const earlier = await forgetTimePoll(tx, group, id);
  const told = await noticeMembers(tx, {
    ...{ kind: "time-poll", key: `time-poll:${id}`, groupId: group.id, actorId: actorOf(by) },
    data: { poll: id, title, ...(news && { news }) },
  });
  return [...earlier, ...told];
}

/** The question has become a session, which is told of itself. */
export const forgetTimePoll = (tx: Db, group: InGroup, id: string): Promise<string[]> =>
  forgetTold(tx, group.id, [`time-poll:${id}`]);

async function leave(
  tx: Db,
  kind: CalendarKind,
  group: InGroup,
  rows: Rows,
  by: SignedIn | null,
  data: Record<string, string> = {},
  except?: SQLWrapper,
): Promise<string[]> {
  const [first] = rows;
  const isMany = rows.length > 1 && first.seriesId !== null;
  const key = isMany && first.seriesId !== null ? keyOfMany(kind, first.seriesId) : keyOf(kind, first);
  const earlier = await forgetTold(tx, group.id, [key]);
  const told = await noticeMembers(
    tx,
    {
      ...{ kind, key, groupId: group.id, sessionId: first.id, actorId: by && actorOf(by) },
      data: isMany ? { ...data, count: String(rows.length) } : data,
    },
    { guests: rows.every(({ guests }) => guests === "take-part"), ...(except && { except }) },
  );
  return [...earlier, ...told];
}

const keyOf = (kind: CalendarKind, { id }: { id: string }) => `${kind}:${id}`;
const keyOfMany = (kind: CalendarKind, seriesId: string) => `${kind}:series:${seriesId}`;
const isSome = (rows: SessionRow[]): rows is Rows => rows.length > 0;
