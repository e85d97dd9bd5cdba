/**
 * Whoever may not be in a session any more has left it: their hand goes down, and their turn ends. Rooms below know nothing of
 * sessions, so this is asked whenever somebody's access may have changed, and now and then for what was missed.
 */
import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { isHere, type Meeting } from "./meeting";
import { keep, knownMeeting, Lines, meetingIn } from "./record.server";
import type { SessionRow } from "./sessions.server";

const { groups, memberships, readingSessions, users } = schema;

/** Who has gone meanwhile is decided in the write: several processes may ask at once, and each leaves once. */
export async function seeLeaversOut(): Promise<void> {
  const live = await read().select().from(readingSessions).where(eq(readingSessions.state, "live"));
  for (const session of live) {
    if ((await goneFrom(read(), session, await knownMeeting(session))).length === 0) continue;
    const meeting = await write(async (tx) => {
      const [now] = await tx.select().from(readingSessions).where(eq(readingSessions.id, session.id));
      if (now?.state !== "live") return null;
      const id = mintId();
      const writer = new Lines(await meetingIn(tx, now), { id }, null);
      for (const person of await goneFrom(tx, now, writer.meeting))
        writer.do({ ask: "leave", person, id }, { person: null, may: "run" });
      await writer.keepIn(tx, now);
      return writer.lines.length > 0 ? writer.meeting : null;
    });
    if (!meeting) continue;
    keep(session.id, meeting);
    announce("session", { sessionId: session.id, seq: meeting.number });
  }
}

/** Whoever is in the room without a device is of no group, and goes when somebody says so. */
async function goneFrom(db: Db, { groupId, guests }: SessionRow, { people }: Meeting): Promise<string[]> {
  const here = Object.values(people).filter((person) => person.userId !== null && isHere(person));
  const may = new Set<string>();
  for (let at = 0; at < here.length; at += inOneGo) {
    const ids = here.slice(at, at + inOneGo).map(({ id }) => id);
    const rows = await db
      .select({ userId: memberships.userId, guest: memberships.guest, groupGuests: groups.guests })
      .from(memberships)
      .innerJoin(groups, eq(groups.id, memberships.groupId))
      .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
      .where(
        and(
          eq(memberships.groupId, groupId),
          inArray(memberships.userId, ids),
          // A guest who asks to become a member is the guest they were meanwhile.
          or(eq(memberships.state, "active"), isNotNull(memberships.guest)),
        ),
      );
    for (const { userId, guest, groupGuests } of rows)
      if (guest === null || (groupGuests !== "none" && guests === "take-part")) may.add(userId);
  }
  return here.filter(({ id }) => !may.has(id)).map(({ id }) => id);
}

const inOneGo = 500;
