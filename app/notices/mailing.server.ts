/** Which notices are still to be decided about by the jobs that mail them. */
import { and, inArray, isNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";

const { notices } = schema;

/**
 * For the write that queues mail: they are decided about now, whatever for, and no other process takes them.
 *
 * @returns those that nobody else took and that were not withdrawn, with when they were read
 */
export async function takeForMail(tx: Db, ids: string[]): Promise<Map<string, { readAt: Date | null }>> {
  const taken = await tx
    .update(notices)
    .set({ mailedAt: new Date() })
    .where(and(isNull(notices.mailedAt), inArray(notices.id, ids)))
    .returning({ id: notices.id, readAt: notices.readAt, withdrawnAt: notices.withdrawnAt });
  return new Map(taken.filter(({ withdrawnAt }) => !withdrawnAt).map(({ id, readAt }) => [id, { readAt }]));
}
