/** Who comes: said by each for themselves, and seen by the members among themselves. */
import { and, asc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { requireName } from "../accounts/guests";
import type { SignedIn, Viewer } from "../accounts/user";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { conflict, forbidden, notFound } from "../refusals";
import { nameAs } from "../words/session-guests";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { Fields } from "./fields";
import { canAnswer, canCome, canSeeRsvps, rsvpAnswers, sessionLimits, type RsvpView } from "./session";
import { forgetSeat, noticeSeats } from "./session-notices.server";
import { sessionFor, sessionIn, stillComes, type SessionRow } from "./sessions.server";

const { memberships, readingSessions, rsvps, users } = schema;

/**
 * `{answer, note?}`. Whoever says yes when all seats are taken waits: when somebody else changes their mind, they move up in the
 * order in which they said so, and are told.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for what has begun, `too-many`
 */
export async function answerInvitation(viewer: SignedIn, id: string, input: unknown): Promise<RsvpView> {
  const f = new Fields(input);
  const answer = f.oneOf("answer", rsvpAnswers);
  const note = f.line("note", sessionLimits.note);
  await sessionFor(viewer, id);
  f.require();
  await countTry(
    [["sessionAsk", viewer.id]],
    say(sessionWords, (w) => w.tooFast),
  );
  const told = await write(async (tx) => {
    const { session, standing } = await sessionIn(tx, viewer, id);
    if (!canCome(standing)) throw forbidden(say(sessionWords, (w) => w.mayNotTakePart));
    if (!canAnswer(standing)) throw conflict(say(sessionWords, (w) => w.begun));
    requireName(viewer);
    const [had] = await tx
      .select()
      .from(rsvps)
      .where(and(eq(rsvps.sessionId, id), eq(rsvps.userId, viewer.id)));
    if (had?.answer === answer && had.note === note && !had.fromPoll) return null;
    const before = session.capacity === null ? [] : await allOf(tx, id);
    // Whoever has a seat keeps it when only their note changes.
    const saidAt = had?.answer === answer ? had.saidAt : new Date();
    await tx
      .insert(rsvps)
      .values({ sessionId: id, userId: viewer.id, answer, note, saidAt })
      .onConflictDoUpdate({
        target: [rsvps.sessionId, rsvps.userId],
        set: { answer, note, saidAt, fromPoll: false },
      });
    if (session.capacity === null || had?.answer === answer) return [];
    await forgetSeat(tx, viewer.id, session);
    return noticeSeats(tx, session, { before, after: await allOf(tx, id) }, viewer);
  });
  if (told) announce("changed", { room: `session:${id}`, what: "rsvps" });
  tellNotices(told ?? []);
  const mine = (await allOf(read(), id)).find(({ user }) => user.id === viewer.id);
  if (!mine) throw notFound();
  return mine;
}

/** For the write that plans a session from a poll for a time: what was said there counts here, marked as such. */
export async function carryAnswers(
  tx: Db,
  sessionId: string,
  come: Array<{ userId: string; saidAt: Date }>,
): Promise<void> {
  for (let at = 0; at < come.length; at += 100)
    await tx.insert(rsvps).values(
      come.slice(at, at + 100).map(({ userId, saidAt }) => ({
        ...{ sessionId, userId, answer: "yes" as const, note: "", saidAt, fromPoll: true },
      })),
    );
}

/** For a write that changes how many can come, or who: everybody's answers before, by session. */
export async function seatsOf(tx: Db, rows: SessionRow[]): Promise<Map<string, RsvpView[]>> {
  const found = new Map<string, RsvpView[]>();
  for (const { id } of rows) found.set(id, await allOf(tx, id));
  return found;
}

/** After it: who came up from the waiting list by it, or stands on it now, is told. */
export async function noticeMovedUp(
  tx: Db,
  rows: SessionRow[],
  seats: Map<string, RsvpView[]>,
  by: SignedIn,
): Promise<string[]> {
  const told: string[] = [];
  for (const row of rows) {
    const before = seats.get(row.id) ?? [];
    if (before.some(({ answer }) => answer === "yes"))
      told.push(...(await noticeSeats(tx, row, { before, after: await allOf(tx, row.id) }, by)));
  }
  return told;
}

/** What the asker said; null: nothing yet. @throws Refusal `not-found` */
export async function myAnswer(viewer: Viewer, id: string): Promise<RsvpView | null> {
  await sessionFor(viewer, id);
  if (!viewer) return null;
  return (await allOf(read(), id)).find(({ user }) => user.id === viewer.id) ?? null;
}

/** Who said what, in the order in which they said it. @throws Refusal `not-found`, `forbidden` */
export async function rsvpsOf(viewer: Viewer, id: string): Promise<RsvpView[]> {
  const { standing } = await sessionFor(viewer, id);
  if (!canSeeRsvps(standing)) throw forbidden();
  return allOf(read(), id);
}

export async function allOf(db: Db, id: string): Promise<RsvpView[]> {
  const rows = await db
    .select({
      ...{ userId: rsvps.userId, name: users.name, answer: rsvps.answer, note: rsvps.note },
      ...{ fromPoll: rsvps.fromPoll, guest: memberships.guest },
      capacity: readingSessions.capacity,
    })
    .from(rsvps)
    .innerJoin(users, eq(users.id, rsvps.userId))
    .innerJoin(readingSessions, eq(readingSessions.id, rsvps.sessionId))
    .innerJoin(memberships, stillComes)
    .where(eq(rsvps.sessionId, id))
    .orderBy(asc(rsvps.saidAt), asc(rsvps.userId));
  let seats = 0;
  return rows.map(({ userId, name, answer, note, capacity, fromPoll, guest }) => {
    const waits = answer === "yes" && capacity !== null && ++seats > capacity;
    return { user: { id: userId, name: nameAs(name, guest) }, answer, note, waits, fromPoll };
  });
}
