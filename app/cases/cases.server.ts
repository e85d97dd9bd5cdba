/**
 * Where cases are kept. The rooms that find something (a report, a held comment, an appeal) open one in their own
 * write; what becomes of it is decided in the moderation room, which stands to the left of them all.
 */
import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { caseNews, partsOf, type Cause, type Decides, type Outcome, type Subject } from "./case";

const { cases } = schema;

export type CaseRow = typeof cases.$inferSelect;

export type NewCase = {
  groupId: string;
  subject: Subject;
  /** Whom it concerns: the author, or the person. */
  userId: string | null;
  textId?: string | null;
  because: Cause;
  /** What of a word list was met. */
  found?: string[];
  decides?: Decides;
  now?: Date;
};

/**
 * For a caller's own write; call `tellCases` once that is on disk. Where a case of the same thing is open, this is added
 * to it: one more report, one more reason.
 *
 * @returns the case as it stands then, and whether this opened it
 */
export async function openCase(
  tx: Db,
  { groupId, subject, userId, textId = null, because, found = [], decides = "moderators", now = new Date() }: NewCase,
): Promise<{ row: CaseRow; isNew: boolean }> {
  const parts = partsOf(subject);
  if (!parts) throw new Error(`no subject of a case: ${subject}`);
  const reported = because === "reported" ? 1 : 0;
  const [open] = await tx.select().from(cases).where(eq(cases.openKey, subject));
  if (!open) {
    const row = {
      ...{ id: mintId(now.getTime()), groupId, kind: parts.kind, subject, openKey: subject, userId, textId },
      ...{ because: [because], found, reports: reported, decides, openedAt: now, touchedAt: now },
    };
    const [made] = await tx.insert(cases).values(row).returning();
    return { row: made as CaseRow, isNew: true };
  }
  const [row] = await tx
    .update(cases)
    .set({
      because: [...new Set([...open.because, because])],
      found: [...new Set([...open.found, ...found])].slice(0, 50),
      reports: open.reports + reported,
      touchedAt: now,
      version: open.version + 1,
    })
    .where(eq(cases.id, open.id))
    .returning();
  return { row: row as CaseRow, isNew: false };
}

/** For a caller's own write. @returns null where it is closed already, or none was open */
export async function closeCase(
  tx: Db,
  subject: Subject,
  { outcome, by, now = new Date() }: { outcome: Outcome; by: string | null; now?: Date },
): Promise<CaseRow | null> {
  const [row] = await tx.select().from(cases).where(eq(cases.openKey, subject));
  if (!row) return null;
  const [closed] = await tx
    .update(cases)
    .set({ openKey: null, outcome, closedAt: now, closedBy: by, touchedAt: now, version: row.version + 1 })
    .where(eq(cases.id, row.id))
    .returning();
  return closed ?? null;
}

/** The open one of a thing. */
export async function openCaseOf(db: Db, subject: Subject): Promise<CaseRow | null> {
  const [row] = await db.select().from(cases).where(eq(cases.openKey, subject));
  return row ?? null;
}

/** For a caller's own write: what it is about has changed, so whoever was about to decide must look again. @returns whether one is open */
export async function touchCase(tx: Db, subject: Subject, now = new Date()): Promise<boolean> {
  const touched = await tx
    .update(cases)
    .set({ touchedAt: now, version: sql`${cases.version} + 1` })
    .where(eq(cases.openKey, subject))
    .returning({ id: cases.id });
  return touched.length > 0;
}

/** Of a group; for its navigation and its live count. `for`: whose it is to decide. */
export async function countWaiting(
  db: Db,
  groupId: string,
  whose: Decides[] = ["moderators", "hosts"],
): Promise<number> {
  const waiting = and(eq(cases.groupId, groupId), isNull(cases.closedAt), inArray(cases.decides, whose));
  const [row] = await db.select({ cases: count() }).from(cases).where(waiting);
  return row?.cases ?? 0;
}

/**
 * Once it is on disk: moderators' open pages ask again. Nobody else hears even that there was something.
 *
 * @param subjects of those that changed: whoever has one of them open is told of that one, and of no other
 */
export function tellCases(slug: string, ...subjects: string[]): void {
  tell(slug, subjects, null);
}

/** The same of one case, before anything is decided: whom it concerns does not hear that it is there, also if they moderate. */
export function tellCase(slug: string, { subject, userId }: { subject: string; userId: string | null }): void {
  tell(slug, [subject], userId);
}

function tell(slug: string, subjects: string[], not: string | null): void {
  for (const what of ["cases", ...new Set(subjects.map(caseNews))])
    announce("changed", { room: `group:${slug}`, what, only: "run", not });
}
