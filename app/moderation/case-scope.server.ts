/** Which cases somebody sees: what is theirs to decide, and never what concerns themselves. */
import { and, eq, inArray, isNull, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { hasScope, type Viewer } from "../accounts/user";
import type { Decides } from "../cases/case";
import type { CaseRow } from "../cases/cases.server";
import { groupColumns, type GroupRow } from "../groups/group-row.server";
import { groupFor, groupIn, type GroupScope } from "../groups/groups.server";
import { canBeKey } from "../plain-line";
import { forbidden, isRefusal, notFound, signedOut } from "../refusals";
import { caseWords } from "../words/cases";
import { say } from "../words/words";
import { askerOf, canSeeCases, type Asker } from "./power";

const { actions, appeals, cases, groups } = schema;

/** @throws Refusal `not-found`, `signed-out`, `forbidden` */
export async function groupOfCases(viewer: Viewer, slug: string): Promise<GroupScope & { asker: Asker }> {
  const scope = await groupFor(viewer, slug);
  if (!viewer) throw signedOut();
  const asker = askerOf(viewer, scope.standing);
  if (!canSeeCases(asker)) throw forbidden(say(caseWords, (w) => w.moderatorsOnly));
  return { ...scope, asker };
}

export const decidesOf = (asker: Asker): Decides[] =>
  asker.role === "host" ? ["moderators", "hosts"] : ["moderators"];

/** Of a group, for a query. */
export const seenBy = (asker: Asker, groupId: string): SQL | undefined =>
  and(eq(cases.groupId, groupId), inArray(cases.decides, decidesOf(asker)), notConcerning(asker.id));

/** Neither about them, nor an appeal against what they did. */
export const notConcerning = (userId: string): SQL | undefined =>
  and(
    or(isNull(cases.userId), ne(cases.userId, userId)),
    or(
      ne(cases.kind, "appeal"),
      notExists(
        read()
          .select({ one: sql`1` })
          .from(appeals)
          .innerJoin(actions, eq(actions.id, appeals.actionId))
          .where(and(eq(appeals.caseId, cases.id), eq(actions.actorId, userId))),
      ),
    ),
  );

export type CaseScope = { of: CaseRow; group: GroupRow; asker: Asker };

/**
 * One case, and its group. An operator sees what was passed up to operators, in whatever group.
 *
 * @throws Refusal `not-found` also where it is not theirs to see
 */
export async function caseIn(db: Db, viewer: Viewer, id: string): Promise<CaseScope> {
  const [of] = viewer && canBeKey(id) ? await db.select().from(cases).where(eq(cases.id, id)) : [];
  if (!viewer || !of) throw notFound();
  const isOperator = viewer.isOperator && hasScope(viewer, "operate") && of.decides === "operators";
  const scope = await groupIn(db, viewer, { id: of.groupId }).catch((error: unknown) => {
    if (isRefusal(error) && isOperator) return null;
    throw error;
  });
  const asker: Asker = scope
    ? askerOf(viewer, scope.standing)
    : { id: viewer.id, role: null, isGuest: false, isOperator: true, isMuted: false };
  const theirs = isOperator
    ? and(eq(cases.id, id), notConcerning(viewer.id))
    : canSeeCases(asker)
      ? and(eq(cases.id, id), seenBy(asker, of.groupId))
      : undefined;
  const [seen] = theirs ? await db.select({ id: cases.id }).from(cases).where(theirs) : [];
  if (!seen) throw notFound();
  const [group] = scope ? [scope.group] : await db.select(groupColumns).from(groups).where(eq(groups.id, of.groupId));
  if (!group) throw notFound();
  return { of, group, asker };
}
