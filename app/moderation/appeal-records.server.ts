/** What somebody objected to, for the files that take along what is on record. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { AppealRecord } from "./records";

const { appealMessages, appeals, groups } = schema;

/**
 * The appeals of one author, oldest first, with what both sides said; by whom on the other stays untold.
 *
 * @param groupId of one group alone
 * @returns `group` is a slug
 */
export async function appealRecords(
  db: Db,
  authorId: string,
  groupId?: string,
): Promise<Array<{ group: string; record: AppealRecord }>> {
  const rows = await db
    .select({ appeal: appeals, group: groups.slug })
    .from(appeals)
    .innerJoin(groups, eq(groups.id, appeals.groupId))
    .where(and(eq(appeals.authorId, authorId), groupId === undefined ? undefined : eq(appeals.groupId, groupId)))
    .orderBy(asc(appeals.at), asc(appeals.id));
  const said = await messagesOf(
    db,
    rows.map(({ appeal }) => appeal.id),
  );
  return rows.map(({ appeal: { id, actionId, words, at, state, decidedAt, reason }, group }) => ({
    group,
    record: {
      ...{ id, action: actionId, words, at: at.toISOString(), state, reason },
      decidedAt: decidedAt?.toISOString() ?? null,
      messages: said
        .filter(({ appealId }) => appealId === id)
        .map(({ side, body, at }) => ({ side, body, at: at.toISOString() })),
    },
  }));
}

async function messagesOf(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(appealMessages)
    .where(inArray(appealMessages.appealId, ids))
    .orderBy(asc(appealMessages.at), asc(appealMessages.id));
}
