/**
 * The job that mails what happens to sessions: invitations, changes and cancellations as calendars take them, and reminders. It mails what
 * the notices say (`session-notices`), a minute later, so that a slip that is mended at once is one mail; and as things stand then.
 */
import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { mayBeSeen, withPlaces } from "../comments/inbox.server";
import { mailWaits, queueMail } from "../mail/mails.server";
import { calendarKinds, type CalendarKind } from "../notices/notice";
import { takeForMail } from "../notices/mailing.server";
import type { CalendarEntry } from "./calendar-object.server";
import { entriesOf } from "./calendars.server";
import { sessionLetter } from "./session-letter.server";
import type { SessionRow } from "./sessions.server";

const { groups, memberships, notices, readingSessions, rsvps, users } = schema;

/** Milliseconds within which one more change is the same mail. */
const patience = 60_000;
const inOneGo = 200;

/** Every process may run it: a notice is taken in the write that queues its mail. */
export async function mailSessions(now = Date.now()): Promise<void> {
  for (;;) {
    const due = await dueNews(now);
    if (due.length === 0) return;
    const told = await toldOf(due);
    const queued = await write(async (tx) => {
      const free = await takeForMail(
        tx,
        due.map(({ notice }) => notice.id),
      );
      const mailed = lastOfEach(
        due.filter((each) => {
          const taken = free.get(each.notice.id);
          return taken !== undefined && isMailed(each, taken.readAt);
        }),
      );
      for (const each of mailed) {
        const { sessions, entries } = told.get(toldKey(each)) ?? { sessions: [], entries: [] };
        const letter = await sessionLetter(tx, { ...each, sessions, entries }, now);
        if (letter) await queueMail(tx, letter);
      }
      return mailed.length;
    });
    if (queued > 0) mailWaits();
    if (due.length < inOneGo) return;
  }
}

type Due = Awaited<ReturnType<typeof dueNews>>[number];

/** Everything that was not decided about; `shown` of what may be seen. */
async function dueNews(now: number) {
  const rows = await read()
    .select({
      ...{ notice: notices, user: users, choice: memberships.mailNotices },
      ...{ group: groups, session: readingSessions, answer: rsvps.answer },
    })
    .from(notices)
    .innerJoin(users, eq(users.id, notices.userId))
    .leftJoin(groups, eq(groups.id, notices.groupId))
    .leftJoin(memberships, and(eq(memberships.groupId, notices.groupId), eq(memberships.userId, notices.userId)))
    .leftJoin(readingSessions, eq(readingSessions.id, notices.sessionId))
    .leftJoin(rsvps, and(eq(rsvps.sessionId, notices.sessionId), eq(rsvps.userId, notices.userId)))
    .where(
      and(
        isNull(notices.mailedAt),
        inArray(notices.kind, [...calendarKinds]),
        lte(notices.createdAt, new Date(now - patience)),
      ),
    )
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(inOneGo);
  if (rows.length === 0) return [];
  const ids = rows.map(({ notice }) => notice.id);
  const seen = await withPlaces(read()).where(and(inArray(notices.id, ids), mayBeSeen));
  const shown = new Map(seen.map(({ notice, actor }) => [notice.id, { actor: actor?.name ?? null }]));
  return rows.map((row) => ({
    ...row,
    kind: row.notice.kind as CalendarKind,
    shown: shown.get(row.notice.id) ?? null,
  }));
}

/** What each kind of news is about, looked up once for all who hear it. */
async function toldOf(due: Due[]): Promise<Map<string, { sessions: SessionRow[]; entries: CalendarEntry[] }>> {
  const found = new Map<string, { sessions: SessionRow[]; entries: CalendarEntry[] }>();
  for (const each of due) {
    if (!each.session || found.has(toldKey(each))) continue;
    const sessions = await meantBy(each, each.session);
    found.set(toldKey(each), { sessions, entries: await entriesOf(sessions) });
  }
  return found;
}

const isOfMany = ({ notice }: Due) => Number(notice.data["count"] ?? 1) > 1;
const toldKey = (due: Due) => `${due.kind} ${due.session?.id} ${isOfMany(due)}`;

/** The one, or those of its series that come with it, as far as that is still so. */
async function meantBy(due: Due, session: SessionRow): Promise<SessionRow[]> {
  if (!isOfMany(due) || session.seriesId === null) return [session];
  const rows = await read()
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.seriesId, session.seriesId),
        eq(readingSessions.state, due.kind === "session-cancelled" ? "cancelled" : "planned"),
      ),
    )
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id));
  return rows.filter(({ startsAt }) => startsAt >= session.startsAt);
}

/** What is told to one person beside what is told to all: each is its own mail. */
const isOfSeats = ({ notice }: Due) => ["seat", "waits"].includes(notice.data["what"] ?? "");

/** What came of one session, or one series, within the minute is one mail: the last word. A new one stays new. */
function lastOfEach(due: Due[]): Due[] {
  const last = new Map<string, Due>();
  for (const each of due) {
    const key = `${each.user.id} ${isOfMany(each) ? each.session?.seriesId : each.session?.id} ${isOfSeats(each)}`;
    const before = last.get(key);
    const isStillNew = before?.kind === "session-planned" && each.kind === "session-changed";
    last.set(key, isStillNew ? before : each);
  }
  return [...last.values()];
}

function isMailed({ kind, user, choice, session, shown }: Due, readAt: Date | null): boolean {
  if (!shown || !session) return false;
  if (user.emailConfirmedAt === null || user.disabledAt !== null || user.deleteAt !== null || user.isGuest)
    return false;
  // What calendars must take is mailed though it was read; a reminder has done its work.
  if (kind === "session-soon" && readAt !== null) return false;
  return choice ?? user.mailSessions;
}
