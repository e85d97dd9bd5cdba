/** Sessions of all of one's groups together. */
import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { listed, type ListedSession } from "./session-lists.server";
import { patience } from "./session-time";
import { linesOf } from "./sessions.server";

const { groups, memberships, readingSessions, rsvps } = schema;

export type OwnSession = ListedSession & {
  group: { slug: string; name: string };
  /** What one has said oneself; null: nothing yet. */
  answer: "yes" | "no" | "maybe" | "apologies" | null;
};

/**
 * Those that run, then those that come, soonest first, of every group one belongs to; none that one may not open.
 *
 * @param limit how many are looked at
 */
export async function ownSessions(
  viewer: Viewer,
  { language, limit, live = false }: { language: string; limit: number; live?: boolean },
): Promise<OwnSession[]> {
  if (!viewer) return [];
  const { state, startsAt, groupId, id } = readingSessions;
  const isComing = and(eq(state, "planned"), gt(startsAt, new Date(Date.now() - patience)));
  const rows = await read()
    .select({ session: readingSessions, group: { slug: groups.slug, name: groups.name } })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .innerJoin(readingSessions, eq(groupId, memberships.groupId))
    .where(
      and(
        ...[eq(memberships.userId, viewer.id), eq(memberships.state, "active")],
        live ? eq(state, "live") : or(eq(state, "live"), isComing),
      ),
    )
    // "live" before "planned".
    .orderBy(asc(state), asc(startsAt), asc(id))
    .limit(limit);
  const ids = rows.map(({ session }) => session.id);
  const said = ids.length
    ? await read()
        .select({ sessionId: rsvps.sessionId, answer: rsvps.answer })
        .from(rsvps)
        .where(and(eq(rsvps.userId, viewer.id), inArray(rsvps.sessionId, ids)))
    : [];
  const answers = new Map(said.map(({ sessionId, answer }) => [sessionId, answer]));
  const groupOf = new Map(rows.map(({ session, group }) => [session.id, group]));
  const lines = await linesOf(
    read(),
    rows.map(({ session }) => session),
  );
  const { items } = await listed(viewer, { items: lines, next: null }, language);
  return items.flatMap((line) => {
    const group = groupOf.get(line.id);
    return group && line.mayOpen ? [{ ...line, group, answer: answers.get(line.id) ?? null }] : [];
  });
}
