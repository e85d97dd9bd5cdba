/**
 * Whoever leaves the group, or is removed, gives back the seats they had said yes to, and who comes up by it is told. Rooms below know
 * nothing of sessions, so this is asked whenever somebody's access may have changed, and now and then for what was missed.
 */
import { and, asc, eq, exists, gt, inArray, isNotNull, not, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { allOf } from "./rsvps.server";
import { noticeSeats } from "./session-notices.server";

const { memberships, readingSessions, rsvps } = schema;

type Seat = { sessionId: string; userId: string };

/** Their answer goes with them: who comes back later waits like everybody else. */
export async function giveSeatsBack(): Promise<void> {
  const left = await seatsLeft(read());
  for (const id of new Set(left.map(({ sessionId }) => sessionId))) {
    // Who has left is decided in the write: several processes may ask at once.
    const told = await write(async (tx) => {
      const leavers = (await seatsLeft(tx)).filter(({ sessionId }) => sessionId === id);
      return leavers.length > 0 ? withoutThose(tx, id, leavers) : null;
    });
    if (told === null) continue;
    announce("changed", { room: `session:${id}`, what: "rsvps" });
    tellNotices(told);
  }
}

/** @returns whom to tell */
async function withoutThose(tx: Db, id: string, leavers: Seat[]): Promise<string[]> {
  const [session] = await tx.select().from(readingSessions).where(eq(readingSessions.id, id));
  if (!session) return [];
  const gone = new Set(leavers.map(({ userId }) => userId));
  const comes = new Set((await allOf(tx, id)).map(({ user }) => user.id));
  const said = await tx
    .select({ userId: rsvps.userId })
    .from(rsvps)
    .where(and(eq(rsvps.sessionId, id), eq(rsvps.answer, "yes")))
    .orderBy(asc(rsvps.saidAt), asc(rsvps.userId));
  const held = said.filter(({ userId }) => gone.has(userId) || comes.has(userId));
  const seated = new Set(held.slice(0, session.capacity ?? held.length).map(({ userId }) => userId));
  await tx.delete(rsvps).where(and(eq(rsvps.sessionId, id), inArray(rsvps.userId, [...gone])));
  const after = await allOf(tx, id);
  const before = after.map((each) => ({ ...each, waits: each.answer === "yes" && !seated.has(each.user.id) }));
  return noticeSeats(tx, session, { before, after }, null);
}

/** Of what is still to come, with so many seats: whose yes stands although they are of the group no more. */
async function seatsLeft(db: Db): Promise<Seat[]> {
  const membership = db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, readingSessions.groupId),
        eq(memberships.userId, rsvps.userId),
        // A guest who asks to become a member is the guest they were meanwhile.
        or(eq(memberships.state, "active"), isNotNull(memberships.guest)),
      ),
    );
  return db
    .select({ sessionId: rsvps.sessionId, userId: rsvps.userId })
    .from(rsvps)
    .innerJoin(readingSessions, eq(readingSessions.id, rsvps.sessionId))
    .where(
      and(
        eq(rsvps.answer, "yes"),
        eq(readingSessions.state, "planned"),
        isNotNull(readingSessions.capacity),
        gt(readingSessions.startsAt, new Date()),
        not(exists(membership)),
      ),
    )
    .limit(most);
}

/** At once; the rest the next time. */
const most = 500;
