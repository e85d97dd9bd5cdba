/** One's own notices as they were left, for taking them along: what happened and where, none of others' words. */
import { asc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";

const { notices } = schema;

export async function ownNotices(userId: string): Promise<object[]> {
  const rows = await read()
    .select()
    .from(notices)
    .where(eq(notices.userId, userId))
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(20_000);
  return rows.map(({ kind, groupId, textId, sessionId, commentId, createdAt, readAt }) => ({
    ...{ kind, group: groupId, text: textId, session: sessionId, comment: commentId },
    ...{ createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null },
  }));
}
