/** Cases that nobody in their group is left to decide: for operators, with what was reported and nothing around it. */
import { and, asc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { requireOperator } from "../accounts/operators.server";
import type { Viewer } from "../accounts/user";
import { notConcerning } from "./case-scope.server";
import type { CaseLine, ReportLine } from "./queue";
import { caseRows, linesOf } from "./queue.server";

const { appeals, cases, groups } = schema;

export type PassedUp = Array<
  CaseLine & { group: { slug: string; name: string }; said: Array<Pick<ReportLine, "id" | "rule" | "words" | "at">> }
>;

/** Members who were drawn decide those, for as long as they do. */
const byNoPanel = () =>
  notExists(
    read()
      .select({ one: sql`1` })
      .from(appeals)
      .where(and(eq(appeals.caseId, cases.id), eq(appeals.way, "panel"))),
  );

/** Oldest first. @throws Refusal `not-found` for others: there is no such page */
export async function passedUp(viewer: Viewer): Promise<PassedUp> {
  const operator = requireOperator(viewer);
  const rows = await caseRows(read())
    .where(and(isNull(cases.closedAt), eq(cases.decides, "operators"), notConcerning(operator.id), byNoPanel()))
    .orderBy(asc(cases.openedAt), asc(cases.id))
    .limit(200);
  const lines = await linesOf(read(), rows);
  const ids = [...new Set(rows.map(({ of }) => of.groupId))];
  const named =
    ids.length === 0
      ? []
      : await read()
          .select({ id: groups.id, slug: groups.slug, name: groups.name })
          .from(groups)
          .where(inArray(groups.id, ids));
  const group = new Map(named.map(({ id, ...rest }) => [id, rest]));
  return lines.map(({ reported, ...line }, at) => ({
    ...line,
    // Who made them is for the group's own moderators.
    said: reported
      .filter(({ outcome }) => outcome === null)
      .map(({ id, rule, words, at }) => ({ id, rule, words, at })),
    group: group.get(rows[at]?.of.groupId ?? "") ?? { slug: "", name: "" },
  }));
}
