/** What somebody has reported themselves, and what became of it. Whether their reports are ignored shows nowhere here. */
import { and, desc, eq, type SQL } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { partsOf } from "../cases/case";
import { groupFor } from "../groups/groups.server";
import { notFound } from "../refusals";
import type { OwnReport, ReportState } from "./report";
import { ruleIn } from "./rules.server";

const { cases, reports, texts, users } = schema;

/** The newest ones of a person in a group. @throws Refusal `not-found` */
export async function reportsBy(viewer: SignedIn, slug: string): Promise<OwnReport[]> {
  const { group } = await groupFor(viewer, slug);
  return reportsIn(viewer, group.id);
}

/** The same, also where the group is closed to them: what they may not read there is for the caller to leave out. */
export const reportsIn = (viewer: SignedIn, groupId: string): Promise<OwnReport[]> =>
  found(and(eq(reports.reporterId, viewer.id), eq(reports.groupId, groupId)), 100);

/** One of one's own. @throws Refusal `not-found` */
export async function ownReport(viewer: SignedIn, id: string): Promise<OwnReport> {
  const [one] = await found(and(eq(reports.reporterId, viewer.id), eq(reports.id, id)), 1);
  if (!one) throw notFound();
  return one;
}

async function found(which: SQL | undefined, limit: number): Promise<OwnReport[]> {
  const rows = await read()
    .select({ report: reports, of: cases, title: texts.title, name: users.name })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .leftJoin(texts, eq(texts.id, cases.textId))
    .leftJoin(users, eq(users.id, cases.userId))
    .where(which)
    .orderBy(desc(reports.at), desc(reports.id))
    .limit(limit);
  return Promise.all(
    rows.map(async ({ report, of, title, name }) => {
      const { id, about, words, at, closedAt, rule, rulesVersion, groupId } = report;
      const state = reportStateOf(report, of);
      const cited = rule === null ? null : await ruleIn(read(), groupId, rulesVersion ?? 0, rule);
      return {
        ...{ id, about, target: partsOf(of.subject)?.id ?? "", words, at: at.toISOString(), state },
        // What somebody calls themselves may be what was reported, and has changed since: their name now.
        title: about === "comment" || about === "text" ? title : name,
        rule: rule === null ? null : { number: rule, title: cited?.title ?? "" },
        closedAt: state === "open" ? null : (closedAt?.toISOString() ?? null),
      };
    }),
  );
}

/** To whoever reported: that they are ignored does not show. */
export function reportStateOf(
  { outcome, closedAt }: typeof reports.$inferSelect,
  of: Pick<typeof cases.$inferSelect, "outcome">,
): ReportState {
  if (outcome !== "ignored") return outcome ?? "open";
  if (closedAt === null) return "open";
  return of.outcome === "acted" ? "upheld" : "declined";
}
