/** The job that tells who has just joined a group of the sessions that were planned before they came: as news, and by `session-mail` as invitations. */
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { leaveNotices, tellNotices } from "../notices/notices.server";
import { plannedForNewcomer } from "./session-notices.server";
import type { SessionRow } from "./sessions.server";

const { groups, memberships, notices, readingSessions } = schema;

const day = 24 * 60 * 60_000;
/** Of a group, the soonest; a series counts once. What comes later is in its calendar. */
const mostTold = 12;
const inOneGo = 500;

/** Every process may run it: a notice is left once by its key. What came while nothing ran for less than a day is made up for. */
export async function tellNewcomers(now = new Date()): Promise<void> {
  const rows = await read()
    .select({ groupId: memberships.groupId, userId: memberships.userId, joinedAt: memberships.joinedAt })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(
      and(
        gt(memberships.joinedAt, new Date(now.getTime() - day)),
        ...[eq(memberships.state, "active"), isNull(memberships.guest), isNull(groups.archivedAt)],
      ),
    );
  for (const [groupId, came] of grouped(rows, (row) => row.groupId)) {
    const sessions = await soonestOf(read(), groupId, now);
    if (sessions.length === 0) continue;
    for (let at = 0; at < came.length; at += inOneGo) {
      const some = came.slice(at, at + inOneGo);
      if ((await missing(read(), some, sessions)).length === 0) continue;
      const told = await write(async (tx) => {
        const still = await tx
          .select({ userId: memberships.userId, joinedAt: memberships.joinedAt })
          .from(memberships)
          .where(
            and(
              ...[eq(memberships.groupId, groupId), eq(memberships.state, "active"), isNull(memberships.guest)],
              inArray(
                memberships.userId,
                some.map(({ userId }) => userId),
              ),
            ),
          );
        return leaveNotices(tx, await missing(tx, still, await soonestOf(tx, groupId, now)));
      });
      tellNotices(told);
    }
  }
}

/** Each is one session, or what is left of a series. */
async function soonestOf(db: Db, groupId: string, now: Date): Promise<SessionRow[][]> {
  const rows = await db
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.groupId, groupId),
        ...[eq(readingSessions.state, "planned"), gt(readingSessions.startsAt, now)],
      ),
    )
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id));
  return [...grouped(rows, ({ id, seriesId }) => seriesId ?? id).values()].slice(0, mostTold);
}

function grouped<T>(all: T[], keyOf: (each: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const same = found.get(keyOf(each));
    if (same) same.push(each);
    else found.set(keyOf(each), [each]);
  }
  return found;
}

/** Who was there when it was planned was told then. */
async function missing(db: Db, came: { userId: string; joinedAt: Date }[], sessions: SessionRow[][]) {
  const wanted = came.flatMap(({ userId, joinedAt }) =>
    sessions
      .filter(([first]) => first !== undefined && first.createdAt < joinedAt)
      .map((rows) => plannedForNewcomer(rows, userId)),
  );
  if (wanted.length === 0) return [];
  const keys = [...new Set(wanted.map(({ key }) => key))];
  const users = [...new Set(wanted.map(({ userId }) => userId))];
  const had = await db
    .select({ userId: notices.userId, key: notices.key })
    .from(notices)
    .where(and(inArray(notices.userId, users), inArray(notices.key, keys)));
  const known = new Set(had.map(({ userId, key }) => `${userId} ${key}`));
  return wanted.filter(({ userId, key }) => !known.has(`${userId} ${key}`));
}
