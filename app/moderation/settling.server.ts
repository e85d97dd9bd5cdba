/** How a case ends: it is closed, its reports have their outcome, and whoever made them is told. */
import { and, eq, isNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { Outcome, Subject } from "../cases/case";
import { closeCase, type CaseRow } from "../cases/cases.server";
import { leaveNotices } from "../notices/notices.server";

const { reports } = schema;

/** For a caller's own write. @returns who has one more notice */
export async function settleCase(
  tx: Db,
  of: CaseRow,
  { outcome, by, now = new Date() }: { outcome: Outcome; by: string | null; now?: Date },
): Promise<string[]> {
  const closed = await closeCase(tx, of.subject as Subject, { outcome, by, now });
  if (!closed) return [];
  const open = and(eq(reports.caseId, of.id), isNull(reports.closedAt));
  const upheld = outcome === "acted" ? "upheld" : "declined";
  await tx
    .update(reports)
    .set({ outcome: outcome === "withdrawn" ? "withdrawn" : upheld })
    .where(and(open, isNull(reports.outcome)));
  // Whoever's reports are ignored hears the same as the others.
  const made = await tx
    .update(reports)
    .set({ closedAt: now })
    .where(open)
    .returning({ id: reports.id, reporterId: reports.reporterId });
  return leaveNotices(
    tx,
    made.flatMap(({ id, reporterId }) =>
      reporterId === null
        ? []
        : {
            ...{ userId: reporterId, kind: "report-closed" as const, key: `report-closed:${id}`, actorId: null },
            ...{ groupId: of.groupId, data: { report: id, outcome } },
          },
    ),
  );
}
