/**
 * Where reports are kept. Each belongs to a case, which it opens if none is open. Who made one is known to them and to
 * moderators, and to nobody else, whatever they ask.
 */
import { and, desc, eq, gt, isNull, ne, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import type { SignedIn } from "../accounts/user";
import type { Subject } from "../cases/case";
import { closeCase, openCase, tellCase, type CaseRow } from "../cases/cases.server";
import { countTry, giveBack, type Tried } from "../limits/limits.server";
import { mintedId, mintId } from "../mint";
import { tellNotices } from "../notices/notices.server";
import { canBeKey, checkProse, lengthOf } from "../plain-line";
import { conflict, invalid, notFound, type FieldErrors } from "../refusals";
import { reportWords } from "../words/reports";
import { say } from "../words/words";
import { ownReport } from "./own-reports.server";
import { powerfulIn, roleIn } from "./target.server";
import { noticePassedUp } from "./passed-up.server";
import { rankOfRole, whoDecides } from "./power";
import { reportLimits, type OwnReport } from "./report";
import { targetIn, targetToReport, type Named, type ReportTarget } from "./report-targets.server";
import { rulesFor } from "./rules.server";

const { cases, ignoredReporters, reports } = schema;

export type ReportInput = { id?: unknown; rule?: unknown; words?: unknown };
export type CheckedReport = { id: string; rule: number | null; words: string };

/**
 * Complains about a comment, a text, a person or what they call themselves. Sent twice it is once; and whoever has reported
 * something that is still open adds to what they said.
 *
 * @param input `rule`: a number of the group's rules, none: no rule says it, and then words do
 * @returns `made: false` where it was there already
 * @throws Refusal `not-found`, `signed-out`, `forbidden`, `gone`, `invalid` (rule, words, id), `conflict`, `too-many`
 */
export async function report(
  viewer: SignedIn,
  named: Named,
  input: ReportInput,
): Promise<{ report: OwnReport; made: boolean }> {
  const checked = checkReport(input);
  const { reporter, group, subject, userId } = await targetToReport(viewer, named);
  const sent = await sentBefore(read(), viewer, checked.id);
  if (sent) return { report: await sameReport(viewer, checked.id, sent, subject), made: false };
  const tried: Tried[] = [[reporter === "member" ? "report" : "reportOutside", viewer.id]];
  await countTry(
    tried,
    say(reportWords, (w) => w.tooMany),
  );
  const { id, made, tell, told } = await write((tx) => reportIn(tx, viewer, named, checked)).catch(
    async (error: unknown) => {
      await giveBack(tried);
      if (isTaken(error)) throw idTaken();
      throw error;
    },
  );
  if (tell) tellCase(group.slug, { subject, userId });
  tellNotices(told);
  return { report: await ownReport(viewer, id), made };
}

async function reportIn(
  tx: Db,
  viewer: SignedIn,
  named: Named,
  { id, rule, words }: CheckedReport,
): Promise<{ id: string; made: boolean; tell: boolean; told: string[] }> {
  const target = await targetIn(tx, viewer, named);
  const rules = await rulesFor(tx, target.group.id);
  if (rule !== null && !rules.rules.some(({ number }) => number === rule))
    throw invalid({ rule: say(reportWords, (w) => w.noSuchRule) });
  const said = { rule, rulesVersion: rule === null ? null : rules.version, about: target.about };
  const before = await openReport(tx, viewer, target.subject);
  const isIgnored = await isIgnoredIn(tx, target, viewer.id);
  if (before) {
    const more = words === "" || before.words.includes(words) ? before.words : joined(before.words, words);
    await tx.update(reports).set({ words: more }).where(eq(reports.id, before.id));
    return { id: before.id, made: false, tell: before.outcome === null, told: [] };
  }
  const now = new Date();
  const of = isIgnored ? null : await caseOf(tx, target, now);
  const caseId = of?.id ?? (await caseOfIgnored(tx, target, now));
  const told = of ? await noticePassedUp(tx, of) : [];
  const outcome = isIgnored ? ("ignored" as const) : null;
  // Said again after it was withdrawn, while the case is open: the same report, with what is said now.
  const [again] = await tx
    .update(reports)
    .set({ ...said, words, at: now, outcome, closedAt: null })
    .where(and(eq(reports.caseId, caseId), eq(reports.reporterId, viewer.id)))
    .returning({ id: reports.id });
  if (again) return { id: again.id, made: true, tell: !isIgnored, told };
  await tx.insert(reports).values({
    ...{ id, groupId: target.group.id, caseId, reporterId: viewer.id, ...said },
    ...{ words, at: now, outcome, closedAt: null },
  });
  return { id, made: true, tell: !isIgnored, told };
}

/**
 * Takes one's own report back, while nobody has decided. Where nothing else speaks for the case, it is closed.
 *
 * @throws Refusal `not-found`; `conflict` for one that was decided
 */
export async function withdrawReport(viewer: SignedIn, id: string): Promise<OwnReport> {
  if (!canBeKey(id)) throw notFound();
  const told = await write(async (tx) => {
    const [row] = await tx
      .select({ report: reports, of: cases, slug: schema.groups.slug })
      .from(reports)
      .innerJoin(cases, eq(cases.id, reports.caseId))
      .innerJoin(schema.groups, eq(schema.groups.id, reports.groupId))
      .where(and(eq(reports.id, id), eq(reports.reporterId, viewer.id)));
    if (!row) throw notFound();
    const { report: mine, of } = row;
    if (mine.outcome === "withdrawn") return null;
    if (mine.closedAt !== null) throw conflict(say(reportWords, (w) => w.decided));
    await tx.update(reports).set({ outcome: "withdrawn", closedAt: new Date() }).where(eq(reports.id, id));
    // One that was ignored was never counted.
    if (mine.outcome === "ignored" || of.closedAt !== null) return null;
    const left = Math.max(0, of.reports - 1);
    const because = left === 0 ? of.because.filter((cause) => cause !== "reported") : of.because;
    if (because.length === 0) {
      await closeCase(tx, of.subject as Subject, { outcome: "withdrawn", by: null });
      await tx.update(cases).set({ reports: 0 }).where(eq(cases.id, of.id));
    } else {
      const changed = { reports: left, because, version: of.version + 1, touchedAt: new Date() };
      await tx.update(cases).set(changed).where(eq(cases.id, of.id));
    }
    return { slug: row.slug, of };
  });
  if (told) tellCase(told.slug, told.of);
  return ownReport(viewer, id);
}

/** @throws Refusal `invalid` */
export function checkReport({ id, rule, words }: ReportInput): CheckedReport {
  const errors: FieldErrors = {};
  if (id !== undefined && id !== "" && !(typeof id === "string" && mintedId.test(id)))
    errors["id"] = say(reportWords, (w) => w.idShape);
  const isNone = rule === undefined || rule === null || rule === "" || rule === "none";
  const number = isNone ? null : Number(rule);
  if (number !== null && !(Number.isInteger(number) && number > 0 && number < 2 ** 31))
    errors["rule"] = say(reportWords, (w) => w.noSuchRule);
  const checked = checkProse(words, reportLimits.words);
  if (checked.fault) errors["words"] = checked.fault;
  else if (number === null && lengthOf(checked.value) < reportLimits.wordsWithoutRule.min)
    errors["words"] = say(reportWords, (w) => w.sayWhat);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return { id: typeof id === "string" && id !== "" ? id : mintId(), rule: number, words: checked.value ?? "" };
}

type Sent = { reporterId: string | null; subject: string };

async function sentBefore(db: Db, viewer: SignedIn, id: string): Promise<Sent | null> {
  const [row] = await db
    .select({ reporterId: reports.reporterId, subject: cases.subject })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(eq(reports.id, id));
  if (row && row.reporterId !== viewer.id) throw idTaken();
  return row ?? null;
}

async function sameReport(viewer: SignedIn, id: string, sent: Sent, subject: Subject): Promise<OwnReport> {
  if (sent.subject !== subject) throw idTaken();
  return ownReport(viewer, id);
}

const idTaken = () => conflict(say(reportWords, (w) => w.idTaken));

/** What this person has said of the same thing that nobody has decided yet: of an open case, or ignored and not yet answered. */
async function openReport(tx: Db, viewer: SignedIn, subject: Subject) {
  const [row] = await tx
    .select({ id: reports.id, words: reports.words, outcome: reports.outcome })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(
      and(
        eq(cases.subject, subject),
        eq(reports.reporterId, viewer.id),
        or(isNull(reports.outcome), and(ne(reports.outcome, "withdrawn"), isNull(reports.closedAt))),
      ),
    )
    .orderBy(desc(reports.at))
    .limit(1);
  return row ?? null;
}

async function caseOf(tx: Db, { group, subject, userId, text }: ReportTarget, now: Date): Promise<CaseRow> {
  const concerned = userId === null ? [] : [userId];
  const rank = rankOfRole(await roleIn(tx, group.id, userId));
  const decides = whoDecides(await powerfulIn(tx, group.id), concerned, Math.max(rank, rankOfRole("moderator")));
  const about = { groupId: group.id, subject, userId, textId: text?.id ?? null };
  return (await openCase(tx, { ...about, because: "reported", decides, now })).row;
}

/** Beside what waits, if something does; else in a case of its own that nobody waits for. */
async function caseOfIgnored(tx: Db, { group, subject, userId, text }: ReportTarget, now: Date): Promise<string> {
  const [open] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.openKey, subject));
  if (open) return open.id;
  const kind = subject.slice(0, subject.indexOf(":")) as "comment" | "text" | "person";
  const id = mintId(now.getTime());
  await tx.insert(cases).values({
    ...{ id, groupId: group.id, kind, subject, openKey: null, userId, textId: text?.id ?? null },
    ...{ because: ["reported"], found: [], reports: 0, decides: "moderators", openedAt: now, touchedAt: now },
    ...{ closedAt: now, outcome: "dismissed" as const },
  });
  return id;
}

/** Whether this person's reports are ignored in the group just now. */
export async function isIgnoredIn(
  db: Db,
  { group, userId: whom }: Pick<ReportTarget, "group" | "userId">,
  userId: string,
  now = new Date(),
): Promise<boolean> {
  const theirs = and(eq(ignoredReporters.groupId, group.id), eq(ignoredReporters.userId, userId));
  const [row] = await db
    .select({ by: ignoredReporters.by })
    .from(ignoredReporters)
    .where(and(theirs, gt(ignoredReporters.until, now)));
  return row !== undefined && (whom === null || row.by !== whom);
}

/** What was said first, and more; cut where it grows too long. */
function joined(words: string, more: string): string {
  const all = words === "" ? more : `${words}\n\n${more}`;
  return Array.from(all)
    .slice(0, 4 * reportLimits.words.max)
    .join("");
}
