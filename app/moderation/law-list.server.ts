/** All that was removed because the law demands it, for the operator, who answers for the server: as a list and as files. */
import { and, desc, eq, isNotNull, lt, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { requireOperator } from "../accounts/operators.server";
import type { Viewer } from "../accounts/user";
import { holdsOn } from "../cases/holds.server";
import { instantCursor, readInstantCursor } from "../cursors";
import { invalid } from "../refusals";
import { lawWords } from "../words/law";
import { say } from "../words/words";
import type { ActionView } from "./action";
import { actionViews } from "./action-views.server";
import type { HoldView } from "./hold";
import { holdViews } from "./holds.server";
import type { LawView } from "./law";
import { lawBefore, viewOf } from "./law-records.server";
import { cell, fileOf } from "./log-files.server";

const { actions, groups, legalHolds, legalRecords } = schema;

/** Plain JSON. */
export type LawLine = {
  action: ActionView;
  group: { slug: string; name: string };
  law: LawView;
  /** Kept for the law since then. */
  heldSince: string | null;
};

export type LawPage = { items: LawLine[]; next: string | null };

/** Newest first. @throws Refusal `not-found` for others: there is no such page; `invalid` (after) */
export async function removedByLaw(
  viewer: Viewer,
  { limit, after }: { limit: number; after: string | null },
): Promise<LawPage> {
  const operator = requireOperator(viewer);
  const cursor = after === null ? null : readInstantCursor(after);
  if (after !== null && cursor === null) throw invalid({ after: say(lawWords, (w) => w.cursor) });
  const older = cursor && or(lt(actions.at, cursor.at), and(eq(actions.at, cursor.at), lt(actions.id, cursor.id)));
  const rows = await read()
    .select({ action: actions, record: legalRecords, group: { slug: groups.slug, name: groups.name } })
    .from(actions)
    .innerJoin(groups, eq(groups.id, actions.groupId))
    .leftJoin(legalRecords, eq(legalRecords.actionId, actions.id))
    .where(and(eq(actions.kind, "law"), older ?? undefined))
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const done = shown.map(({ action }) => action);
  const [views, holds] = await Promise.all([
    actionViews(read(), { id: "" }, done, { reader: operator.id }),
    holdsOn(
      read(),
      done.map(({ commentId }) => `comment:${commentId}`),
    ),
  ]);
  const items = shown.flatMap(({ action, record, group }, at): LawLine[] => {
    const view = views[at];
    const hold = holds.find(({ subject }) => subject === `comment:${action.commentId}`);
    // Whoever is concerned themselves reads what they may in their own statement.
    const law = record ? viewOf(record) : lawBefore(action);
    if (!view || action.userId === operator.id) return [];
    return [{ action: view, group, law, heldSince: hold?.at.toISOString() ?? null }];
  });
  const last = shown.at(-1)?.action;
  return { items, next: rows.length > limit && last ? instantCursor(last) : null };
}

/** Those that stand, newest first. @throws Refusal `not-found` */
export async function allHolds(viewer: Viewer): Promise<HoldView[]> {
  requireOperator(viewer);
  const rows = await read()
    .select()
    .from(legalHolds)
    .where(isNotNull(legalHolds.openKey))
    .orderBy(desc(legalHolds.at), desc(legalHolds.id))
    .limit(200);
  return holdViews(read(), rows);
}

async function* allOf(viewer: Viewer): AsyncGenerator<LawLine> {
  for (let after: string | null = null; ;) {
    const { items, next }: LawPage = await removedByLaw(viewer, { limit: 100, after });
    yield* items;
    if (next === null) return;
    after = next;
  }
}

const columns: Array<[string, (line: LawLine) => string | number | null]> = [
  ["group", ({ group }) => group.slug],
  ["number", ({ action }) => action.number],
  ["at", ({ action }) => action.at],
  ["role", ({ action }) => action.role],
  ["by", ({ action }) => action.by?.name ?? null],
  ["basis", ({ law }) => law.basis],
  ["ground", ({ law }) => law.ground],
  ["asker", ({ law }) => law.asker],
  ["reference", ({ law }) => law.reference],
  ["dated", ({ law }) => law.dated],
  ["territory", ({ law }) => law.territory],
  ["redress", ({ law }) => law.redress],
  ["reason", ({ action }) => action.reason],
  ["concerns", ({ action }) => action.whom?.name ?? null],
  ["comment", ({ action }) => action.comment],
  ["text", ({ action }) => action.text?.title ?? null],
  ["secret", ({ law }) => (law.isSecret ? "yes" : "no")],
  ["tell_at", ({ law }) => law.tellAt],
  ["told_at", ({ law }) => law.toldAt],
  ["state", ({ action }) => action.state],
  ["appeal", ({ action }) => action.appeal?.state ?? null],
  ["held_since", ({ heldSince }) => heldSince],
];

async function* rowsOf(viewer: Viewer): AsyncGenerator<string> {
  yield `${columns.map(([name]) => name).join(",")}\r\n`;
  for await (const line of allOf(viewer)) yield `${columns.map(([, of]) => cell(of(line))).join(",")}\r\n`;
}

/** RFC 4180. @throws Refusal `not-found` */
export function lawCsv(viewer: Viewer): Response {
  requireOperator(viewer);
  return fileOf(rowsOf(viewer), "text/csv", "removed-by-law.csv");
}

async function* dataOf(viewer: Viewer): AsyncGenerator<string> {
  yield '{"format":"lectern-removed-by-law","version":1,"items":[';
  let before = "";
  for await (const line of allOf(viewer)) {
    yield before + JSON.stringify(line);
    before = ",\n";
  }
  yield "]}\n";
}

/** @throws Refusal `not-found` */
export function lawJson(viewer: Viewer): Response {
  requireOperator(viewer);
  return fileOf(dataOf(viewer), "application/json", "removed-by-law.json");
}
