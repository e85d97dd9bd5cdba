/** The job that reminds moderators of what waits for long, and answers whose reports were ignored as others are answered. */
import { and, asc, eq, isNotNull, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { reminderAfter } from "../cases/case";
import { tellCase, type CaseRow } from "../cases/cases.server";
import { leaveNotices, tellNotices } from "../notices/notices.server";
import { powerfulIn, roleIn } from "./target.server";
import { noticePassedUp, remindPassedUp } from "./passed-up.server";
import { rankOfRole, whoDecides } from "./power";

const { actions, appeals, cases, groups, reports } = schema;

const inOneGo = 100;

/** Every process may run it: who is reminded is decided in the write that notes that they were. */
export async function remindOfCases(now = new Date()): Promise<void> {
  await remindOfWaiting(now);
  await answerIgnored(now);
}

async function remindOfWaiting(now: Date): Promise<void> {
  const since = new Date(now.getTime() - reminderAfter);
  const due = and(
    isNull(cases.closedAt),
    lte(cases.openedAt, since),
    or(isNull(cases.remindedAt), lte(cases.remindedAt, since)),
    // Members drawn by lot decide those.
    notExists(
      read()
        .select({ one: sql`1` })
        .from(appeals)
        .where(and(eq(appeals.caseId, cases.id), eq(appeals.way, "panel"))),
    ),
  );
  for (;;) {
    const rows = await read()
      .select({ id: cases.id, subject: cases.subject, userId: cases.userId, slug: groups.slug })
      .from(cases)
      .innerJoin(groups, eq(groups.id, cases.groupId))
      .where(due)
      .orderBy(asc(cases.openedAt))
      .limit(inOneGo);
    for (const { id, subject, userId, slug } of rows) {
      const { told, moved } = await write(async (tx) => {
        const [of] = await tx
          .update(cases)
          .set({ remindedAt: now })
          .where(and(eq(cases.id, id), due))
          .returning();
        return of ? remind(tx, of, now) : { told: [], moved: false };
      });
      tellNotices(told);
      if (moved) tellCase(slug, { subject, userId });
    }
    if (rows.length < inOneGo) return;
  }
}

/** Whoever could decide it then: where nobody of them is left, it goes up. One notice a day for a group, however much waits. */
async function remind(tx: Db, of: CaseRow, now: Date): Promise<{ told: string[]; moved: boolean }> {
  const acted = await tx
    .select({ id: actions.actorId })
    .from(appeals)
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(eq(appeals.caseId, of.id));
  const concerned = [of.userId, ...acted.map(({ id }) => id)].filter((id) => id !== null);
  const powerful = await powerfulIn(tx, of.groupId);
  const least = of.decides === "moderators" ? "moderator" : "host";
  const rank = Math.max(rankOfRole(least), rankOfRole(await roleIn(tx, of.groupId, of.userId)));
  const decides = of.decides === "operators" ? of.decides : whoDecides(powerful, concerned, rank);
  const moved = decides !== of.decides;
  if (moved)
    await tx
      .update(cases)
      .set({ decides, claimedBy: null, claimedAt: null, version: of.version + 1 })
      .where(eq(cases.id, of.id));
  const whom = powerful.filter(
    ({ id, role }) =>
      !concerned.includes(id) && decides !== "operators" && (decides === "moderators" || role === "host"),
  );
  const day = now.toISOString().slice(0, 10);
  const key = `case-waits:${of.groupId}:${day}`;
  const about = { kind: "case-waits" as const, key, groupId: of.groupId, actorId: null };
  const told = await leaveNotices(
    tx,
    whom.map(({ id }) => ({ userId: id, ...about })),
  );
  return {
    told: [...told, ...(moved ? await noticePassedUp(tx, { ...of, decides }) : await remindPassedUp(tx, of, day))],
    moved,
  };
}

/** Milliseconds after which an ignored report is answered: as if somebody had looked at it, so that nothing tells it apart. */
const answeredAfter = 36 * 60 * 60_000;

async function answerIgnored(now: Date): Promise<void> {
  const due = and(
    eq(reports.outcome, "ignored"),
    isNull(reports.closedAt),
    isNotNull(cases.closedAt),
    // Of a case that others had opened at the same time as them.
    or(lte(reports.at, new Date(now.getTime() - answeredAfter)), eq(cases.outcome, "acted")),
  );
  for (;;) {
    const rows = await read()
      .select({ id: reports.id, outcome: cases.outcome })
      .from(reports)
      .innerJoin(cases, eq(cases.id, reports.caseId))
      .where(due)
      .limit(inOneGo);
    for (const { id, outcome } of rows) tellNotices(await write((tx) => answer(tx, id, outcome ?? "dismissed", now)));
    if (rows.length < inOneGo) return;
  }
}

async function answer(tx: Db, id: string, outcome: string, now: Date): Promise<string[]> {
  const [row] = await tx
    .update(reports)
    .set({ closedAt: now })
    .where(and(eq(reports.id, id), isNull(reports.closedAt)))
    .returning();
  if (!row?.reporterId) return [];
  const about = { groupId: row.groupId, actorId: null, data: { report: id, outcome } };
  return leaveNotices(tx, [{ userId: row.reporterId, kind: "report-closed", key: `report-closed:${id}`, ...about }]);
}
