/**
 * Whom somebody does not want to see any more: a thing of theirs alone, that nobody else is told of. The rooms that show
 * what people wrote ask here.
 */
import { and, asc, count, eq, sql, type Column } from "drizzle-orm";
import { prepared, read, schema, type Db } from "#db/db.server";
import type { UserView } from "./user";

const { personalBlocks, users } = schema;

export const mostBlocked = 500;

export type BlockView = { user: UserView; at: string };

const ofUser = prepared((db) =>
  db
    .select({ id: personalBlocks.blockedId })
    .from(personalBlocks)
    .where(eq(personalBlocks.userId, sql.placeholder("userId")))
    .prepare(),
);

/** Ids of whom they have blocked. */
export async function blockedBy(db: Db, userId: string): Promise<Set<string>> {
  return new Set((await ofUser(db).execute({ userId })).map(({ id }) => id));
}

/** In a query: of nobody whom this person has blocked. Their list is read once, not for each row. @param author null: nobody any more */
export const byNobodyBlocked = (userId: Column | string, author: Column) =>
  sql`(${author} is null or ${author} not in (select pb.blocked_id from ${personalBlocks} as pb where pb.user_id = ${userId}))`;

export async function blocksOf(userId: string): Promise<BlockView[]> {
  const rows = await read()
    .select({ id: users.id, name: users.name, at: personalBlocks.at })
    .from(personalBlocks)
    .innerJoin(users, eq(users.id, personalBlocks.blockedId))
    .where(eq(personalBlocks.userId, userId))
    .orderBy(asc(users.nameKey));
  return rows.map(({ id, name, at }) => ({ user: { id, name }, at: at.toISOString() }));
}

export async function countBlocks(db: Db, userId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(personalBlocks).where(eq(personalBlocks.userId, userId));
  return Number(row?.count ?? 0);
}

/** For a caller's own write. Twice is once. */
export async function putBlock(tx: Db, userId: string, blockedId: string): Promise<void> {
  await tx.insert(personalBlocks).values({ userId, blockedId, at: new Date() }).onConflictDoNothing();
}

/** For a caller's own write. Whom they have not blocked is no error: nothing is said of who there is. */
export async function endBlock(tx: Db, userId: string, blockedId: string): Promise<void> {
  const its = and(eq(personalBlocks.userId, userId), eq(personalBlocks.blockedId, blockedId));
  await tx.delete(personalBlocks).where(its);
}
