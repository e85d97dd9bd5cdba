/** Whoever operates the installation is told of what nobody in its group is left to decide: else it would wait until one of them looks. */
import { and, eq, isNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { CaseRow } from "../cases/cases.server";
import { leaveNotices } from "../notices/notices.server";

const { actions, appeals, users } = schema;

/**
 * For a caller's own write. Each is told once of each case, and nobody of what concerns themselves.
 *
 * @param of as it stands then: of one that operators do not decide nobody is told
 * @returns who has one more notice
 */
export const noticePassedUp = (tx: Db, of: PassedUp): Promise<string[]> => tell(tx, of, `passed-up:${of.id}`);

/** The same who were told, as long as it waits: one notice a day for a group, however much waits. @param day `2026-11-27` */
export const remindPassedUp = (tx: Db, of: PassedUp, day: string): Promise<string[]> =>
  tell(tx, of, `passed-up:${of.groupId}:${day}`);

type PassedUp = Pick<CaseRow, "id" | "groupId" | "userId" | "decides">;

async function tell(tx: Db, { id, groupId, userId, decides }: PassedUp, key: string): Promise<string[]> {
  if (decides !== "operators") return [];
  const operators = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.isOperator, true), isNull(users.disabledAt)));
  const acted = await tx
    .select({ id: actions.actorId })
    .from(appeals)
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(eq(appeals.caseId, id));
  const concerned = new Set([userId, ...acted.map((each) => each.id)]);
  const about = { kind: "passed-up" as const, key, groupId, actorId: null, data: { case: id } };
  return leaveNotices(
    tx,
    operators.flatMap((operator) => (concerned.has(operator.id) ? [] : { userId: operator.id, ...about })),
  );
}
