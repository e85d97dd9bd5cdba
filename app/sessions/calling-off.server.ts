/** Calling a session off, alone or with those of its series that come after it, and taking that back. */
import { and, asc, eq, ne } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { tellNotices } from "../notices/notices.server";
import { conflict } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { meant, requirePlanner, tellChanged } from "./planning.server";
import { noticeCancelled, noticeChanged } from "./session-notices.server";
import { queueSessions, webhooksWait } from "./session-webhooks.server";
import type { SessionPlan } from "./session";
import { planOf, sessionFor, sessionIn, type SessionRow } from "./sessions.server";

const { readingSessions } = schema;

/** It did not take place, and everybody who might come is told. @throws Refusal `not-found`, `forbidden`, `conflict` */
export async function cancelSession(viewer: SignedIn, id: string, { following = false } = {}): Promise<void> {
  const { rows, isAwaited, told } = await write(async (tx) => {
    const scope = await sessionIn(tx, viewer, id);
    requirePlanner(scope, following);
    if (scope.session.state === "cancelled") return { rows: [], isAwaited: false, told: [] };
    if (scope.session.state !== "planned") throw conflict(say(sessionWords, (w) => w.begun));
    const rows = await meant(tx, scope.session, following);
    const cancelledAt = new Date();
    const off = rows.map((row) => ({ ...row, state: "cancelled" as const, sequence: row.sequence + 1, cancelledAt }));
    for (const { id: each, state, sequence } of off)
      await tx
        .update(readingSessions)
        .set({ state, sequence, changedAt: cancelledAt, cancelledAt })
        .where(eq(readingSessions.id, each));
    await recordGroupAct(tx, viewer, scope.group, "session.cancel", {
      targetId: id,
      before: { title: scope.session.title, startsAt: scope.session.startsAt.toISOString(), sessions: rows.length },
    });
    const told = await noticeCancelled(tx, scope.group, off, viewer);
    return { rows: off, isAwaited: await queueSessions(tx, "session.cancelled", scope, off), told };
  });
  tellNotices(told);
  if (isAwaited) webhooksWait();
  await tellChanged(viewer, rows);
}

/**
 * Called off by mistake; with `together` also those of its series that were called off in the same moment, and are so still.
 *
 * @throws Refusal `not-found`, `forbidden`
 */
export async function uncancelSession(viewer: SignedIn, id: string, { together = false } = {}): Promise<SessionPlan> {
  const { rows, isAwaited, told } = await write(async (tx) => {
    const scope = await sessionIn(tx, viewer, id);
    requirePlanner(scope, together);
    const { session } = scope;
    if (session.state !== "cancelled") return { rows: [], isAwaited: false, told: [] };
    const off = together ? [session, ...(await offWith(tx, session))] : [session];
    const on = off.map((row) => ({ ...row, state: "planned" as const, sequence: row.sequence + 1, cancelledAt: null }));
    for (const { id: each, state, sequence } of on)
      await tx
        .update(readingSessions)
        .set({ state, sequence, changedAt: new Date(), cancelledAt: null })
        .where(eq(readingSessions.id, each));
    await recordGroupAct(tx, viewer, scope.group, "session.change", {
      targetId: id,
      before: { state: "cancelled" },
      after: { state: "planned", ...(on.length > 1 ? { sessions: on.length } : {}) },
    });
    const told = await noticeChanged(tx, scope.group, on, session, viewer);
    return { rows: on, isAwaited: await queueSessions(tx, "session.changed", scope, on), told };
  });
  tellNotices(told);
  if (isAwaited) webhooksWait();
  await tellChanged(viewer, rows);
  return planOf(read(), await sessionFor(viewer, id));
}

/** The others of its series that were called off with it, soonest first. */
export async function offWith(db: Db, { id, seriesId, state, cancelledAt }: SessionRow): Promise<SessionRow[]> {
  if (state !== "cancelled" || seriesId === null || cancelledAt === null) return [];
  return db
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.seriesId, seriesId),
        eq(readingSessions.cancelledAt, cancelledAt),
        eq(readingSessions.state, "cancelled"),
        ne(readingSessions.id, id),
      ),
    )
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id));
}
