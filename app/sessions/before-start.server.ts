/** What whoever is about to begin a session should know first. */
import { and, desc, eq, ne } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canRun, sessionUrl } from "./session";
import { whenOf } from "./session-time";
import { sessionFor, type SessionRow } from "./sessions.server";
import type { BeforeStart, OtherLive } from "./start-session";

const { readingSessions } = schema;

/** Before that one asks whether it is meant. Milliseconds. */
const earlyBy = 3_600_000;

export async function beforeStart(viewer: Viewer, session: SessionRow, language: string): Promise<BeforeStart> {
  const { startsAt, minutes, timeZone } = session;
  const isEarly = session.state === "planned" && startsAt.getTime() - Date.now() > earlyBy;
  const when = whenOf({ startsAt: startsAt.toISOString(), minutes, timeZone }, language);
  return { early: isEarly ? when.shown : null, others: await otherLive(viewer, session) };
}

/** Sessions of the same group that run and that the asker may see, the newest first. */
async function otherLive(viewer: Viewer, { id, groupId }: SessionRow): Promise<OtherLive[]> {
  const rows = await read()
    .select({ id: readingSessions.id, title: readingSessions.title })
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, groupId), eq(readingSessions.state, "live"), ne(readingSessions.id, id)))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(5);
  const found = await Promise.all(
    rows.map(async (row) => {
      const scope = await sessionFor(viewer, row.id).catch(() => null);
      return scope && { ...row, url: sessionUrl(row.id), mayRun: canRun(scope.standing) };
    }),
  );
  return found.filter((each) => each !== null);
}
