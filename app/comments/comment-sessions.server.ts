/** In which sessions comments were written, as far as the asker may know of them. */
import { and, inArray, ne, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SessionSight } from "../groups/group";
import type { SessionOfComment } from "./comment";
import type { CommentWithAuthor } from "./comment-rows.server";

const { readingSessions, sessionMinutes } = schema;

/** By id of the session. Nothing is asked where none was written in one, or the asker may see none. */
export async function sessionsAmong(
  db: Db,
  rows: CommentWithAuthor[],
  sight: SessionSight,
): Promise<ReadonlyMap<string, SessionOfComment>> {
  const ids = [...new Set(rows.flatMap(({ comment: { sessionId } }) => (sessionId === null ? [] : [sessionId])))];
  if (ids.length === 0 || sight === "none") return none;
  const { id, startsAt, beganAt, timeZone, state, guests } = readingSessions;
  const isRead = sql<number>`exists (select 1 from ${sessionMinutes} where ${sessionMinutes.sessionId} = ${id} and ${inArray(sessionMinutes.state, ["shown", "approved"])})`;
  const found = await db
    .select({ id, startsAt, beganAt, timeZone, state, isRead })
    .from(readingSessions)
    .where(and(inArray(id, ids), sight === "all" ? undefined : ne(guests, "none")));
  return new Map(
    found.map((row) => {
      const url = `/s/${row.id}${row.state === "ended" && row.isRead ? "/minutes" : ""}`;
      return [row.id, { at: (row.beganAt ?? row.startsAt).toISOString(), timeZone: row.timeZone, url }];
    }),
  );
}

const none: ReadonlyMap<string, SessionOfComment> = new Map();
