/** The list of what waits for moderators: oldest first, a page at a time, each with what speaks for it. */
import { aliasedTable, and, asc, count, eq, gt, inArray, isNull, min, or, sql, type SQL } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { claimHolds, partsOf, type Cause } from "../cases/case";
import { beginningOf } from "../comments/reading.server";
import { instantCursor, readInstantCursor } from "../cursors";
import { canBeKey } from "../plain-line";
import { invalid } from "../refusals";
import { caseWords } from "../words/cases";
import { say } from "../words/words";
import { groupOfCases, seenBy } from "./case-scope.server";
import { isClaimed, type CaseLine, type ReportLine, type Why } from "./queue";
import { reportLinesOf } from "./report-lines.server";

const { cases, comments, texts, users } = schema;

export type QueueFilter = {
  why?: Why | null;
  /** Whom it concerns. */
  of?: string | null;
  /** Only what the asker looks into. */
  mine?: boolean;
};

export type Queue = { items: Array<CaseLine & { reported: ReportLine[] }>; next: string | null };

/** @throws Refusal `not-found`, `signed-out`, `forbidden`, `invalid` (after) */
export async function queueFor(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
  filter: QueueFilter = {},
): Promise<Queue> {
  const { group, asker } = await groupOfCases(viewer, slug);
  const from = after === null ? null : readInstantCursor(after);
  if (after !== null && !from) throw invalid({ after: say(caseWords, (w) => w.cursor) });
  const rows = await caseRows(read())
    .where(
      and(
        waiting(seenBy(asker, group.id)),
        filtered(filter, asker.id),
        from ? or(gt(cases.openedAt, from.at), and(eq(cases.openedAt, from.at), gt(cases.id, from.id))) : undefined,
      ),
    )
    .orderBy(asc(cases.openedAt), asc(cases.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.of;
  return {
    items: await linesOf(read(), page),
    next: rows.length > limit && last ? instantCursor({ at: last.openedAt, id: last.id }) : null,
  };
}

export type Waiting = { count: number; oldest: string | null };

/** How many cases are the asker's to decide, and since when the oldest waits; null for whoever sees none. */
export async function waitingFor(viewer: Viewer, slug: string): Promise<Waiting> {
  const { group, asker } = await groupOfCases(viewer, slug);
  const [row] = await read()
    .select({ count: count(), oldest: min(cases.openedAt) })
    .from(cases)
    .where(waiting(seenBy(asker, group.id)));
  return { count: Number(row?.count ?? 0), oldest: row?.oldest?.toISOString() ?? null };
}

export const waiting = (which: SQL | undefined): SQL | undefined => and(which, isNull(cases.closedAt));

function filtered({ why, of, mine }: QueueFilter, me: string): SQL | undefined {
  const causes = sql`cast(${cases.because} as text)`;
  const reason = !why
    ? undefined
    : why === "held"
      ? sql`${causes} like '%"held-%'`
      : sql`${causes} like ${`%"${why}"%`}`;
  const whom = !of ? undefined : canBeKey(of) ? eq(cases.userId, of) : sql`1 = 0`;
  const claimed = mine
    ? and(eq(cases.claimedBy, me), gt(cases.claimedAt, new Date(Date.now() - claimHolds)))
    : undefined;
  return and(reason, whom, claimed);
}

const claimer = aliasedTable(users, "claimer");

/** Every case with those whom it names; callers add conditions and order. */
export const caseRows = (db: Db) =>
  db
    .select({
      of: cases,
      whom: { id: users.id, name: users.name },
      claimer: { id: claimer.id, name: claimer.name },
      text: { id: texts.id, title: texts.title },
    })
    .from(cases)
    .leftJoin(users, eq(users.id, cases.userId))
    .leftJoin(claimer, eq(claimer.id, cases.claimedBy))
    .leftJoin(texts, eq(texts.id, cases.textId));
export type CaseRowWithNames = Awaited<ReturnType<typeof caseRows>>[number];

/** In the order given, each with its reports. */
export async function linesOf(db: Db, rows: CaseRowWithNames[]): Promise<Queue["items"]> {
  const objections = await objectionsOf(db, idsOf(rows, "appeal"));
  const [reported, begins] = await Promise.all([
    reportLinesOf(
      db,
      rows.map(({ of }) => of.id),
    ),
    excerptsOf(db, idsOf(rows, "comment")),
  ]);
  return rows.map((row) => {
    const reports = reported.get(row.of.id) ?? [];
    return { ...lineOf(row, reports, begins, objections), reported: reports };
  });
}

function lineOf(
  { of, whom, claimer, text }: CaseRowWithNames,
  reports: ReportLine[],
  begins: Map<string, string>,
  objections: Map<string, { begins: string; byPanel: boolean }>,
): CaseLine {
  const target = partsOf(of.subject)?.id ?? "";
  const isHeld = isClaimed(of.claimedAt) && claimer !== null;
  return {
    ...{ id: of.id, kind: of.kind, target, because: of.because as Cause[], reports: of.reports, decides: of.decides },
    ...{ openedAt: of.openedAt.toISOString(), touchedAt: of.touchedAt.toISOString(), version: of.version },
    claimedBy: isHeld ? claimer : null,
    claimedUntil: isHeld && of.claimedAt ? new Date(of.claimedAt.getTime() + claimHolds).toISOString() : null,
    ...{ whom, text, excerpt: begins.get(target) ?? objections.get(target)?.begins ?? null, rules: named(reports) },
    byPanel: of.closedAt === null && (objections.get(target)?.byPanel ?? false),
  };
}

/** Which rules they name, most named first. */
function named(reports: ReportLine[]): CaseLine["rules"] {
  const counted = new Map<string, CaseLine["rules"][number]>();
  for (const { rule, outcome } of reports) {
    if (!rule || outcome === "ignored" || outcome === "withdrawn") continue;
    const key = `${rule.version}.${rule.number}`;
    counted.set(key, { ...rule, times: (counted.get(key)?.times ?? 0) + 1 });
  }
  return [...counted.values()].sort((one, other) => other.times - one.times || one.number - other.number);
}

const idsOf = (rows: CaseRowWithNames[], kind: string): string[] =>
  rows.flatMap(({ of }) => (of.kind === kind ? [partsOf(of.subject)?.id ?? ""] : []));

/** How the comments begin that cases are about; moderators read them also where they are withheld. */
async function excerptsOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: comments.id, html: comments.html, state: comments.state, withheld: comments.withheld })
    .from(comments)
    .where(inArray(comments.id, ids));
  return new Map(
    found
      // What its author took away is nobody's to read any more.
      .filter(({ state, withheld }) => state === "visible" || (withheld !== null && withheld !== "law"))
      .map(({ id, html }): [string, string] => [id, beginningOf(html)]),
  );
}

/** Code points of an objection that the list shows. */
const excerpt = 120;

/** What is objected, and whether members drawn by lot decide it. */
async function objectionsOf(db: Db, ids: string[]): Promise<Map<string, { begins: string; byPanel: boolean }>> {
  if (ids.length === 0) return new Map();
  const { id, words, way } = schema.appeals;
  const found = await db.select({ id, words, way }).from(schema.appeals).where(inArray(id, ids));
  return new Map(
    found.map(({ id, words, way }) => {
      const points = [...words.replace(/\s+/gu, " ")];
      const begins = points.length > excerpt ? `${points.slice(0, excerpt).join("")}…` : points.join("");
      return [id, { begins, byPanel: way === "panel" }];
    }),
  );
}
