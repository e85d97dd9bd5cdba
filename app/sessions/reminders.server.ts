/** The job that reminds of sessions: a day before, once, and never of what has begun. */
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { tellNotices } from "../notices/notices.server";
import { noticeSoon } from "./session-notices.server";
import { reminderLead } from "./session-time";

const { readingSessions } = schema;

const inOneGo = 100;

/**
 * Every process may run it: who is reminded is decided in the write that notes that they were. What came due while nothing ran is made up
 * for, as long as the session has not begun.
 */
export async function remindOfSessions(now = new Date()): Promise<void> {
  const due = and(
    eq(readingSessions.state, "planned"),
    isNull(readingSessions.remindedAt),
    gt(readingSessions.startsAt, now),
    lte(readingSessions.startsAt, new Date(now.getTime() + reminderLead)),
  );
  for (;;) {
    const rows = await read()
      .select({ id: readingSessions.id })
      .from(readingSessions)
      .where(due)
      .orderBy(asc(readingSessions.startsAt))
      .limit(inOneGo);
    for (const { id } of rows) {
      const told = await write(async (tx) => {
        const [session] = await tx
          .update(readingSessions)
          .set({ remindedAt: now })
          .where(and(eq(readingSessions.id, id), due))
          .returning();
        return session ? noticeSoon(tx, session) : [];
      });
      tellNotices(told);
    }
    if (rows.length < inOneGo) return;
  }
}
