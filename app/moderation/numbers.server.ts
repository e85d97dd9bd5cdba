/** Where the numbers of a quarter come from: counted by the database, told by `numbers.ts`. */
import { and, eq, gt, gte, lt, max, ne, sql, count, type SQL } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import type { GroupRow } from "../groups/group-row.server";
import { invalid } from "../refusals";
import { wallClockIn } from "../sessions/zoned-time";
import { numbersWords } from "../words/log-numbers";
import { say } from "../words/words";
import type { ActionKind } from "./action";
import {
  isQuarter,
  numbersOf,
  quartersBetween,
  spanOf,
  type Facts,
  type QuarterNumbers,
  type ReportOutcome,
  type Span,
} from "./numbers";
import type { NumbersData } from "./numbers-page";
import { logScope } from "./public-log.server";
import { rulesFor } from "./rules.server";

const { actions, acts, appeals, cases, reports } = schema;

export type NumbersPage = { items: QuarterNumbers[]; next: string | null };
type Column =
  typeof actions.at | typeof appeals.at | typeof appeals.decidedAt | typeof reports.at | typeof cases.closedAt;

/**
 * Quarter by quarter, newest first, from the one in which the group was made; those who read the log read them.
 *
 * @param page `after`: quarters before this one
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function logNumbers(
  viewer: Viewer,
  slug: string,
  page: { limit: number; after: string | null },
  now = new Date(),
): Promise<NumbersPage> {
  const { group } = await logScope(viewer, slug);
  return quartersOf(group, page, now);
}

/** As the page shows them: two years of them. @throws Refusal as `logNumbers` */
export async function numbersPage(viewer: Viewer, slug: string, after: string | null): Promise<NumbersData> {
  const { group } = await logScope(viewer, slug);
  const page = await quartersOf(group, { limit: 8, after }, new Date());
  return { group: { slug: group.slug, name: group.name }, ...page, isOlder: after !== null };
}

/** All quarters, some at a time. */
export async function* wholeNumbers(group: GroupRow, now = new Date()): AsyncGenerator<QuarterNumbers> {
  for (let after: string | null = null; ;) {
    const { items, next }: NumbersPage = await quartersOf(group, { limit: 8, after }, now);
    yield* items;
    if (next === null) return;
    after = next;
  }
}

async function quartersOf(
  group: GroupRow,
  { limit, after }: { limit: number; after: string | null },
  now: Date,
): Promise<NumbersPage> {
  if (after !== null && !isQuarter(after)) throw invalid({ after: say(numbersWords, (w) => w.quarterShape) });
  const [first, last] = [group.createdAt, now].map((at) => wallClockIn(group.timeZone, at).day);
  const left = quartersBetween(first ?? "", last ?? "").filter((quarter) => after === null || quarter < after);
  const spans = left.slice(0, limit).map((quarter) => spanOf(quarter, group.timeZone));
  if (spans.length === 0) return { items: [], next: null };
  const [facts, { rules }] = await Promise.all([factsIn(group.id, spans), rulesFor(read(), group.id)]);
  const titles = new Map(rules.map(({ number, title }) => [number, title]));
  const items = spans.map((span, at) => numbersOf(span, now, facts[at] as Facts, titles));
  return { items, next: left.length > limit ? (items.at(-1)?.quarter ?? null) : null };
}

/** Which of the spans it fell into, newest first. Written out, since a parameter in `group by` is another one to PostgreSQL. */
const spanAt = (column: Column, spans: Span[]): SQL<number> =>
  sql<number>`case ${sql.join(
    spans.map(({ from }, at) => sql`when ${gte(column, from)} then ${sql.raw(String(at))}`),
    sql` `,
  )} end`;

const wasHeld = sql`cast(${cases.because} as text) like '%"held-%'`;

/** Of whose reports are ignored, as of the others: see `own-reports.server.ts`. */
function outcomeOf({
  outcome,
  isClosed,
  of,
}: {
  outcome: string | null;
  isClosed: number;
  of: string | null;
}): ReportOutcome {
  if (outcome === null) return "open";
  if (outcome !== "ignored") return outcome as ReportOutcome;
  if (Number(isClosed) === 0) return "open";
  return of === "acted" ? "upheld" : "declined";
}

async function factsIn(groupId: string, spans: Span[]): Promise<Facts[]> {
  const [newest, oldest] = [spans[0] as Span, spans.at(-1) as Span];
  const within = (column: Column) => and(gte(column, oldest.from), lt(column, newest.until));
  const [said, decided, held, done, filed, settled, late, objected] = await Promise.all([
    read()
      .select({
        ...{ at: spanAt(reports.at, spans), by: reports.reporterId, rule: reports.rule },
        ...{
          outcome: reports.outcome,
          of: sql<string | null>`case when ${reports.closedAt} is null then null else ${cases.outcome} end`,
        },
        ...{ isClosed: sql<number>`case when ${reports.closedAt} is null then 0 else 1 end`, times: count() },
      })
      .from(reports)
      .innerJoin(cases, eq(cases.id, reports.caseId))
      .where(and(eq(reports.groupId, groupId), within(reports.at)))
      .groupBy(sql`1, 2, 3, 4, 5, 6`),
    read()
      .select({ at: spanAt(cases.closedAt, spans), openedAt: cases.openedAt, closedAt: cases.closedAt })
      .from(cases)
      .where(
        // What only those said whose reports are ignored was over as it began, and no case.
        and(
          eq(cases.groupId, groupId),
          within(cases.closedAt),
          ne(cases.kind, "appeal"),
          ne(cases.outcome, "withdrawn"),
          gt(cases.closedAt, cases.openedAt),
        ),
      ),
    read()
      .select({ at: spanAt(cases.closedAt, spans), outcome: cases.outcome, times: count() })
      .from(cases)
      .where(and(eq(cases.groupId, groupId), within(cases.closedAt), wasHeld))
      .groupBy(sql`1, 2`),
    read()
      .select({
        ...{ at: spanAt(actions.at, spans), kind: actions.kind, rule: actions.rule, role: actions.actorRole },
        ...{ source: actions.source, automated: actions.automated },
        isUndone: sql<number>`case when ${actions.undoneAt} is null then 0 else 1 end`,
        ...{ title: max(actions.ruleTitle), times: count() },
      })
      .from(actions)
      .where(and(eq(actions.groupId, groupId), within(actions.at)))
      .groupBy(sql`1, 2, 3, 4, 5, 6, 7`),
    read()
      .select({ at: spanAt(appeals.at, spans), times: count() })
      .from(appeals)
      .where(and(eq(appeals.groupId, groupId), within(appeals.at)))
      .groupBy(sql`1`),
    read()
      .select({ at: spanAt(appeals.decidedAt, spans), state: appeals.state, times: count() })
      .from(appeals)
      .where(and(eq(appeals.groupId, groupId), within(appeals.decidedAt)))
      .groupBy(sql`1, 2`),
    read()
      .select({ at: acts.at })
      .from(acts)
      .where(
        and(
          ...[eq(acts.groupId, groupId), eq(acts.act, "moderation.appeal-pass-up")],
          ...[gte(acts.at, oldest.from), eq(sql`(${acts.after} ->> 'why')`, "overdue")],
        ),
      ),
    read()
      .select({ at: spanAt(appeals.decidedAt, spans), from: appeals.at, until: appeals.decidedAt })
      .from(appeals)
      .where(
        and(eq(appeals.groupId, groupId), within(appeals.decidedAt), sql`${appeals.state} in ('granted', 'refused')`),
      ),
  ]);
  return spans.map((span, which): Facts => {
    const its = <Row extends { at: number }>(rows: Row[]) => rows.filter(({ at }) => Number(at) === which);
    const all = (rows: Array<{ times: number }>) => rows.reduce((sum, { times }) => sum + Number(times), 0);
    return {
      reports: its(said).map((row) => ({
        ...{ by: row.by, rule: row.rule, outcome: outcomeOf(row) },
        times: Number(row.times),
      })),
      waited: its(decided).map(({ openedAt, closedAt }) => (closedAt?.getTime() ?? 0) - openedAt.getTime()),
      held: its(held).map(({ outcome, times }) => ({ outcome, times: Number(times) })),
      actions: its(done).map(({ kind, rule, role, source, automated, isUndone, title, times }) => ({
        ...{ kind: kind as ActionKind, rule, title: title ?? "", role, isReported: source === "report" },
        ...{ isAutomated: automated, isUndone: Number(isUndone) === 1, times: Number(times) },
      })),
      appeals: {
        filed: all(its(filed)),
        decided: its(settled).map(({ state, times }) => ({ state, times: Number(times) })),
        passedUp: late.filter(({ at }) => at >= span.from && at < span.until).length,
        waited: its(objected).map(({ from, until }) => (until?.getTime() ?? 0) - from.getTime()),
      },
    };
  });
}
