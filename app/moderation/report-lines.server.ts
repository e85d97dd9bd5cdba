/** Reports as moderators read them: with who made them, and the rule by the name it had then. */
import { and, asc, eq, inArray, or } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { CitedRule, ReportLine } from "./queue";
import { proposedRules } from "./rules";

const { groupRules, reports, users } = schema;

/** More of one case are not shown one by one. */
const mostShown = 2000;

/** By case, oldest first. */
export async function reportLinesOf(db: Db, caseIds: string[]): Promise<Map<string, ReportLine[]>> {
  const found = new Map<string, ReportLine[]>();
  if (caseIds.length === 0) return found;
  const rows = await db
    .select({ report: reports, name: users.name })
    .from(reports)
    .leftJoin(users, eq(users.id, reports.reporterId))
    .where(inArray(reports.caseId, caseIds))
    .orderBy(asc(reports.at), asc(reports.id))
    .limit(mostShown);
  const cited = await citedIn(
    db,
    rows.map(({ report }) => report),
  );
  for (const { report, name } of rows) {
    const { id, about, words, at, outcome, reporterId, caseId } = report;
    const lines = found.get(caseId) ?? [];
    lines.push({
      ...{ id, about, words, at: at.toISOString(), outcome, rule: cited(report) },
      by: reporterId && name !== null ? { id: reporterId, name } : null,
    });
    found.set(caseId, lines);
  }
  return found;
}

type Citing = { groupId: string; rule: number | null; rulesVersion: number | null };

/** Each version of rules that is cited is read once. */
async function citedIn(db: Db, citing: Citing[]): Promise<(one: Citing) => CitedRule | null> {
  const wanted = new Map(citing.map((one) => [`${one.groupId}.${one.rulesVersion}`, one]));
  const published = [...wanted.values()].filter(({ rulesVersion }) => (rulesVersion ?? 0) > 0).slice(0, 200);
  const rows =
    published.length === 0
      ? []
      : await db
          .select({ groupId: groupRules.groupId, version: groupRules.version, rules: groupRules.rules })
          .from(groupRules)
          .where(
            or(
              ...published.map(({ groupId, rulesVersion }) =>
                and(eq(groupRules.groupId, groupId), eq(groupRules.version, rulesVersion ?? 0)),
              ),
            ),
          );
  const known = new Map(rows.map(({ groupId, version, rules }) => [`${groupId}.${version}`, rules]));
  const proposed = proposedRules().rules;
  return ({ groupId, rule, rulesVersion }) => {
    if (rule === null) return null;
    const version = rulesVersion ?? 0;
    const rules = version === 0 ? proposed : known.get(`${groupId}.${version}`);
    return { number: rule, version, title: rules?.find(({ number }) => number === rule)?.title ?? "" };
  };
}
