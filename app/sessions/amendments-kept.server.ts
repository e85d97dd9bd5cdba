/** Amendments as they are kept, and who may propose them when. The verbs are in `amendments.server.ts`; saving minutes takes one in too. */
import { and, asc, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { conflict, notFound } from "../refusals";
import { minutesWords } from "../words/session-minutes";
import { say } from "../words/words";
import type { Meeting } from "./meeting";
import { amendableUntil } from "./minutes";
import type { AmendmentView } from "./minutes-view";
import { noticeAmendment } from "./session-notices.server";
import type { SessionRow } from "./sessions.server";
import { wallClockIn } from "./zoned-time";

const { amendments, users } = schema;

type Shown = { state: string; at: Date };

/** The last day on which some can be proposed; null: they were not shown yet. */
export function lastDayOf(versions: Shown[], session: SessionRow): string | null {
  const shown = versions.find(({ state }) => state === "shown");
  return shown ? amendableUntil(shown.at, session.amendmentDays, session.timeZone) : null;
}

/** Ends with the day. */
export const isInTime = (until: string | null, zone: string) =>
  until !== null && wallClockIn(zone, new Date()).day <= until;

/** Whether somebody was there: the record knows. */
export const wasThere = (meeting: Meeting, userId: string): boolean =>
  Object.values(meeting.people).some((person) => person.userId === userId && person.here.length > 0);

/**
 * Says what became of one, and leaves word for whoever proposed it.
 *
 * @returns whom to tell
 * @throws Refusal `not-found`, `conflict` for what was withdrawn
 */
export async function decideAmendment(
  tx: Db,
  session: SessionRow,
  amendment: string,
  { state, answer }: { state: "taken" | "declined"; answer: string },
  by: SignedIn,
): Promise<string[]> {
  const [row] = await tx
    .select()
    .from(amendments)
    .where(and(eq(amendments.id, amendment), eq(amendments.sessionId, session.id)));
  if (!row) throw notFound();
  if (row.state === "withdrawn") throw conflict(say(minutesWords, (w) => w.isWithdrawn));
  await tx.update(amendments).set({ state, answer, answeredAt: new Date() }).where(eq(amendments.id, amendment));
  return row.userId === null ? [] : noticeAmendment(tx, session, { ...row, userId: row.userId }, state, by);
}

/** Minutes are approved without what is still open: that is not taken in, and whoever proposed it hears so. @returns whom to tell */
export async function closeOpenAmendments(tx: Db, session: SessionRow, by: SignedIn): Promise<string[]> {
  const rows = await tx
    .update(amendments)
    .set({ state: "lapsed", answeredAt: new Date() })
    .where(and(eq(amendments.sessionId, session.id), eq(amendments.state, "open")))
    .returning({ id: amendments.id, userId: amendments.userId });
  const told: string[] = [];
  for (const { id, userId } of rows)
    if (userId !== null) told.push(...(await noticeAmendment(tx, session, { id, userId }, "lapsed", by)));
  return told;
}

export async function amendmentsOf(db: Db, id: string): Promise<AmendmentView[]> {
  const rows = await db
    .select({ row: amendments, name: users.name })
    .from(amendments)
    .leftJoin(users, eq(users.id, amendments.userId))
    .where(eq(amendments.sessionId, id))
    .orderBy(asc(amendments.at), asc(amendments.id));
  return rows.map(({ row, name }) => ({
    ...{ id: row.id, version: row.version, body: row.body, state: row.state, answer: row.answer },
    by: row.userId === null ? null : { id: row.userId, name: name ?? "" },
    at: row.at.toISOString(),
  }));
}
