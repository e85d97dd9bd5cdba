/** Reports of somebody whose many were false are kept and not looked at, for a while. They are not told. */
import { and, eq, gt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { tellCases } from "../cases/cases.server";
import { recordGroupAct } from "../groups/group-record.server";
import { groupIn, type GroupScope } from "../groups/groups.server";
import { canBeKey } from "../plain-line";
import { forbidden, invalid, notFound } from "../refusals";
import { caseWords } from "../words/cases";
import { say } from "../words/words";
import { groupOfCases, notConcerning } from "./case-scope.server";
import { requireModerating } from "./moderating.server";
import { askerOf, canSeeCases } from "./power";
import { caseLimits } from "./queue";

const { cases, ignoredReporters, reports, users } = schema;

const day = 86_400_000;

/** @param days from now @throws Refusal `not-found`, `forbidden`, `invalid` (days) */
export async function ignoreReporter(viewer: SignedIn, slug: string, userId: string, days: unknown): Promise<void> {
  const number = Number(days);
  const { min, max } = caseLimits.ignoredDays;
  if (!(Number.isInteger(number) && number >= min && number <= max))
    throw invalid({ days: say(caseWords, (w) => w.days) });
  const group = await write(async (tx) => {
    const { group } = await scopeOf(tx, viewer, slug);
    if (userId === viewer.id) throw forbidden(say(caseWords, (w) => w.notYourself));
    const theirs = and(eq(reports.groupId, group.id), eq(reports.reporterId, userId));
    // Of what concerns whoever asks they learn nothing by asking, not even that somebody complained.
    const [made] = canBeKey(userId)
      ? await tx
          .select({ id: reports.id })
          .from(reports)
          .innerJoin(cases, eq(cases.id, reports.caseId))
          .where(and(theirs, notConcerning(viewer.id)))
          .limit(1)
      : [];
    if (!made) throw notFound(say(caseWords, (w) => w.noReporter));
    const since = new Date();
    const row = { groupId: group.id, userId, since, until: new Date(since.getTime() + number * day), by: viewer.id };
    await tx
      .insert(ignoredReporters)
      .values(row)
      .onConflictDoUpdate({ target: [ignoredReporters.groupId, ignoredReporters.userId], set: row });
    const after = { until: row.until.toISOString() };
    await recordGroupAct(tx, viewer, group, "reporter.ignore", { targetId: userId, after });
    return group;
  });
  tellCases(group.slug);
}

/** @throws Refusal `not-found`, `forbidden` */
export async function hearReporter(viewer: SignedIn, slug: string, userId: string): Promise<void> {
  const group = await write(async (tx) => {
    const { group } = await scopeOf(tx, viewer, slug);
    const theirs = and(eq(ignoredReporters.groupId, group.id), eq(ignoredReporters.userId, userId));
    const gone = canBeKey(userId)
      ? await tx.delete(ignoredReporters).where(theirs).returning({ id: ignoredReporters.userId })
      : [];
    if (gone.length > 0) await recordGroupAct(tx, viewer, group, "reporter.hear", { targetId: userId });
    return group;
  });
  tellCases(group.slug);
}

export type IgnoredReporter = { user: { id: string; name: string }; since: string; until: string };

/** Whose reports are ignored just now. @throws Refusal `not-found`, `forbidden` */
export async function ignoredIn(viewer: Viewer, slug: string, now = new Date()): Promise<IgnoredReporter[]> {
  const { group } = await groupOfCases(viewer, slug);
  const rows = await read()
    .select({ id: users.id, name: users.name, since: ignoredReporters.since, until: ignoredReporters.until })
    .from(ignoredReporters)
    .innerJoin(users, eq(users.id, ignoredReporters.userId))
    .where(and(eq(ignoredReporters.groupId, group.id), gt(ignoredReporters.until, now)))
    .orderBy(ignoredReporters.until)
    .limit(200);
  return rows.map(({ since, until, ...user }) => {
    return { user, since: since.toISOString(), until: until.toISOString() };
  });
}

async function scopeOf(tx: Db, viewer: SignedIn, slug: string): Promise<GroupScope> {
  requireModerating(viewer);
  const scope = await groupIn(tx, viewer, { slug });
  if (!canSeeCases(askerOf(viewer, scope.standing))) throw forbidden(say(caseWords, (w) => w.moderatorsOnly));
  return scope;
}
