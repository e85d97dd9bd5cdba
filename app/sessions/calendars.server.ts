/** Sessions for people's calendars: one as a file, and those of somebody's groups as a feed that a calendar fetches by itself. */
import { createHash } from "node:crypto";
import { and, asc, eq, gte } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { ownerOfCalendar } from "../accounts/calendar-keys.server";
import type { Viewer } from "../accounts/user";
import { canSeeGroup, standingOfKept } from "../groups/group";
import { groupFor, type GroupRow } from "../groups/groups.server";
import { countTry } from "../limits/limits.server";
import { absolute, origin } from "../mail/links.server";
import { canBeKey } from "../plain-line";
import { notFound } from "../refusals";
import { calendarWords } from "../words/calendars";
import { calendarObject, type CalendarEntry } from "./calendar-object.server";
import { canSeeSession, canSeeSessions, sessionUrl } from "./session";
import { linesOf, sessionFor, type SessionRow } from "./sessions.server";
import { wallClockIn } from "./zoned-time";

const { groups, memberships, readingSessions } = schema;

/** Makes the UID: of the address people know, so that it stays the same whichever process answers. */
export const calendarHost = (): string => new URL(origin()).hostname;

/**
 * One session as a file: for those who may come all that its page tells them, for other readers of the group's texts what its list of sessions
 * tells them.
 *
 * @throws Refusal `not-found`
 */
export async function sessionFile(viewer: Viewer, id: string): Promise<{ fileName: string; body: string }> {
  const found = await sessionFor(viewer, id).catch(() => null);
  const { session, group } = found ?? (await listedSession(viewer, id));
  const [entry] = found ? await entriesOf([session]) : [barely(session, group)];
  if (!entry) throw notFound();
  const { day } = wallClockIn(session.timeZone, session.startsAt);
  return { fileName: `session-${day}.ics`, body: calendarObject([entry], { host: calendarHost() }) };
}

async function listedSession(viewer: Viewer, id: string): Promise<{ session: SessionRow; group: GroupRow }> {
  const [session] = canBeKey(id) ? await read().select().from(readingSessions).where(eq(readingSessions.id, id)) : [];
  if (!session) throw notFound();
  const [row] = await read().select({ slug: groups.slug }).from(groups).where(eq(groups.id, session.groupId));
  const { group, standing } = await groupFor(viewer, row?.slug ?? "");
  if (!canSeeSessions(standing)) throw notFound();
  return { session, group };
}

/** That there is one, and when. */
const barely = (session: SessionRow, group: { slug: string; name: string }): CalendarEntry => ({
  ...timesOf(session),
  ...{ title: session.title, place: "", callUrl: "", said: [group.name] },
  url: absolute(`/g/${group.slug}/sessions`),
});

/** When it took place, once it has begun. */
const timesOf = ({ id, state, startsAt, minutes, sequence, createdAt, changedAt, ...row }: SessionRow) => ({
  ...{ id, state, startsAt: row.beganAt ?? startsAt, sequence, createdAt, changedAt },
  minutes: row.beganAt && row.endedAt ? Math.max(1, (row.endedAt.getTime() - row.beganAt.getTime()) / 60_000) : minutes,
});

/** With all that those who may come are told. */
export async function entriesOf(rows: SessionRow[]): Promise<CalendarEntry[]> {
  const texts = new Map((await linesOf(read(), rows)).map((line) => [line.id, line.texts.map(({ title }) => title)]));
  return rows.map((session) => {
    const { id, title, about, place, callUrl } = session;
    const on = texts.get(id) ?? [];
    return {
      ...timesOf(session),
      ...{ title, place, callUrl },
      said: [...(about ? [about] : []), ...(on.length > 0 ? [calendarWords.en.texts(on)] : [])],
      url: absolute(sessionUrl(id)),
    };
  });
}

const day = 86_400_000;
/** How far back a feed reaches, so that what has just been does not vanish. Days. */
const behind = 92;
/** In a feed at most. */
const mostEntries = 1_000;

export type Feed = { body: string; etag: string };

/**
 * What the holder of a secret address may see now, as its owner: of all their groups, or of one.
 *
 * @param groupId null: all of them
 * @throws Refusal `not-found` for an address that opens nothing (any more); `too-many`
 */
export async function feedOf(key: string, groupId: string | null, now = Date.now()): Promise<Feed> {
  const owner = await ownerOfCalendar(key);
  if (!owner) throw notFound();
  await countTry([["calendar", owner.id]]);
  const rows = await read()
    .select({ session: readingSessions, group: groups, membership: memberships })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .innerJoin(readingSessions, eq(readingSessions.groupId, groups.id))
    .where(
      and(
        eq(memberships.userId, owner.id),
        groupId === null ? undefined : eq(groups.id, groupId),
        gte(readingSessions.startsAt, new Date(now - behind * day)),
      ),
    )
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id))
    .limit(mostEntries);
  const name = groupId === null ? calendarWords.en.all : calendarWords.en.group(await groupName(owner.id, groupId));
  const seen = rows.filter(({ session, group, membership }) =>
    canSeeSession({
      ...standingOfKept(group, membership),
      session: { state: session.state, guests: session.guests, isAppointed: false },
    }),
  );
  const names = new Map(seen.map(({ session, group }) => [session.id, group.name]));
  const entries = (await entriesOf(seen.map(({ session }) => session))).map((entry) => ({
    ...entry,
    said: [names.get(entry.id) ?? "", ...entry.said],
  }));
  const body = calendarObject(entries, { host: calendarHost(), name });
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
}

/** A group without sessions is a feed without entries; one that its owner may not see, or has left, is none. */
async function groupName(userId: string, groupId: string): Promise<string> {
  const [row] = canBeKey(groupId)
    ? await read()
        .select({ group: groups, membership: memberships })
        .from(groups)
        .innerJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, userId)))
        .where(eq(groups.id, groupId))
    : [];
  if (!row) throw notFound();
  const standing = standingOfKept(row.group, row.membership);
  if (!canSeeGroup(standing) || row.membership.state !== "active") throw notFound();
  return row.group.name;
}

/** The groups whose sessions one can have in one's calendar. */
export async function calendarGroups(userId: string): Promise<Array<{ id: string; slug: string; name: string }>> {
  const rows = await read()
    .select({ group: groups, membership: memberships })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.userId, userId), eq(memberships.state, "active")))
    .orderBy(asc(groups.name), asc(groups.id))
    .limit(200);
  return rows
    .filter(({ group, membership }) => canSeeGroup(standingOfKept(group, membership)))
    .map(({ group: { id, slug, name } }) => ({ id, slug, name }));
}
