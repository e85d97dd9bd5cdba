/**
 * The log for members, put together from the actions and their lines in the chained log. A line tells what was done, by which
 * rule, in which role and why, and all that became of it; who it was about and who complained it never tells.
 */
import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, like, lt, ne, sql, type SQL } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canReadLog, type Standing } from "../groups/group";
import type { GroupRow } from "../groups/group-row.server";
import { groupFor } from "../groups/groups.server";
import { forbidden, invalid } from "../refusals";
import { groupLogWords } from "../words/group-log";
import { publicLogWords } from "../words/public-log";
import { say } from "../words/words";
import { actionRoles, isOf } from "./action";
import { isUntold } from "./law";
import { kindOf, stateOf, type ActionRow } from "./in-force.server";
import { laterDeeds, logFilter, type LogFate, type LogFilter, type LogLine } from "./public-log";
import { moderationOf } from "./settings.server";

const { actions, acts, appeals, comments, texts, users } = schema;

/** A log as somebody may read it: which group's, and how much of a line. */
export type LogScope = { group: GroupRow; showsNames: boolean; showsWords: boolean };

/** @throws Refusal `not-found`, `forbidden` */
export async function logScope(viewer: Viewer, slug: string): Promise<LogScope> {
  const { group, standing } = await groupFor(viewer, slug);
  return scopeFor(read(), group, standing);
}

/** @throws Refusal `forbidden` */
export async function scopeFor(db: Db, group: GroupRow, standing: Standing): Promise<LogScope> {
  if (!canReadLog(standing)) throw forbidden(say(publicLogWords, (w) => w.members));
  const { logNames, logContent } = await moderationOf(db, group.id);
  const isMember = standing.membership?.state === "active" && !standing.membership.guest;
  return { group, showsNames: logNames, showsWords: logContent && isMember };
}

export type LogPage = { items: LogLine[]; next: string | null };

/** A page of it, newest first. @throws Refusal `not-found`, `forbidden`; `invalid` by field */
export async function publicLog(
  viewer: Viewer,
  slug: string,
  asked: URLSearchParams,
  page: { limit: number; after: string | null },
): Promise<LogPage> {
  const scope = await logScope(viewer, slug);
  return logPage(scope, logFilter(asked, scope.group.timeZone), page);
}

/** @throws Refusal `invalid` (after) */
export async function logPage(
  scope: LogScope,
  filter: LogFilter,
  { limit, after }: { limit: number; after: string | null },
): Promise<LogPage> {
  if (after !== null && !/^\d{1,9}$/.test(after)) throw invalid({ after: say(groupLogWords, (w) => w.cursor) });
  const older = after === null ? undefined : lt(actions.number, Number(after));
  const rows = await read()
    .select()
    .from(actions)
    .where(and(eq(actions.groupId, scope.group.id), older, ...asking(filter)))
    .orderBy(desc(actions.number))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: await linesOf(read(), scope, shown),
    next: rows.length > limit ? String(shown.at(-1)?.number) : null,
  };
}

function asking({ action, rule, role, fate, number, from, until }: LogFilter): Array<SQL | undefined> {
  return [
    action ? eq(actions.kind, action) : undefined,
    rule === null ? undefined : eq(actions.rule, rule),
    role ? eq(actions.actorRole, role) : undefined,
    number === null ? undefined : eq(actions.number, number),
    from ? gte(actions.at, from) : undefined,
    until ? lt(actions.at, until) : undefined,
    fate ? befallen(fate) : undefined,
  ];
}

function befallen(fate: NonNullable<LogFilter["fate"]>): SQL | undefined {
  const isOver = and(isNull(actions.undoneAt), isNotNull(actions.expiredAt));
  const appealed = (which?: SQL) =>
    exists(
      read()
        .select({ one: sql`1` })
        .from(appeals)
        .where(and(eq(appeals.actionId, actions.id), which)),
    );
  switch (fate) {
    case "in-force":
      return and(isNull(actions.undoneAt), isNull(actions.expiredAt));
    case "ended":
      return and(isOver, eq(actions.undoneReason, ""));
    case "lifted":
      return and(isOver, ne(actions.undoneReason, ""));
    case "undone":
      return isNotNull(actions.undoneAt);
    case "appealed":
      return appealed();
    case "granted":
      return appealed(inArray(appeals.state, ["granted", "restored"]));
    case "refused":
      return appealed(eq(appeals.state, "refused"));
  }
}

/** All of it, some at a time, for files of any length. */
export async function* wholeLog(scope: LogScope, filter: LogFilter): AsyncGenerator<LogLine> {
  for (let after: string | null = null; ;) {
    const { items, next } = await logPage(scope, filter, { limit: 200, after });
    yield* items;
    if (next === null) return;
    after = next;
  }
}

type ActRow = typeof acts.$inferSelect;

/** Of what the chained log says of actions, newest first. */
const saidOfActions = (groupId: string) => and(eq(acts.groupId, groupId), like(acts.act, "moderation.%"));
const actionIn = sql<string | null>`(${acts.after} ->> 'action')`;

/** The newest news with the action each is about: a feed tells an undoing of long ago too. */
export async function newsOf(scope: LogScope, limit: number): Promise<LogLine[]> {
  const said = await read()
    .select({ id: actionIn })
    .from(acts)
    .where(and(saidOfActions(scope.group.id), isNotNull(actionIn)))
    .orderBy(desc(acts.number))
    .limit(limit);
  const ids = [...new Set(said.flatMap(({ id }) => (id === null ? [] : [id])))];
  if (ids.length === 0) return [];
  const mine = and(eq(actions.groupId, scope.group.id), inArray(actions.id, ids));
  return linesOf(read(), scope, await read().select().from(actions).where(mine).orderBy(desc(actions.number)));
}

/** The newest seal of what moderators did: whoever keeps it can see later that nothing before was altered. */
export async function newestSeal(groupId: string): Promise<string | null> {
  const its = and(saidOfActions(groupId), isNotNull(actionIn));
  const [last] = await read().select({ hash: acts.hash }).from(acts).where(its).orderBy(desc(acts.number)).limit(1);
  return last?.hash ?? null;
}

async function linesOf(db: Db, scope: LogScope, rows: ActionRow[]): Promise<LogLine[]> {
  const oldest = rows.at(-1);
  if (!oldest) return [];
  const ids = rows.map(({ id }) => id);
  const some = (of: Array<string | null | undefined>) => [...new Set(of.filter((id) => typeof id === "string"))];
  const said = await db
    .select()
    .from(acts)
    .where(and(saidOfActions(scope.group.id), gte(acts.at, oldest.at), inArray(actionIn, ids)))
    .orderBy(acts.number);
  const people = scope.showsNames ? some([...rows, ...said].map(({ actorId }) => actorId)) : [];
  const later = some(rows.map(({ details }) => details["replacedBy"] as string | undefined));
  const works = some(rows.map(({ textId }) => textId));
  const written = some(rows.map(({ commentId }) => commentId));
  const [names, numbers, titles, words] = await Promise.all([
    people.length === 0
      ? []
      : db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, people)),
    later.length === 0
      ? []
      : db.select({ id: actions.id, number: actions.number }).from(actions).where(inArray(actions.id, later)),
    works.length === 0
      ? []
      : db.select({ id: texts.id, title: texts.title }).from(texts).where(inArray(texts.id, works)),
    written.length === 0
      ? []
      : db
          .select({ id: comments.id, seq: comments.seq, withheld: comments.withheld })
          .from(comments)
          .where(inArray(comments.id, written)),
  ]);
  const person = (id: string | null) => names.find((each) => each.id === id) ?? null;
  return rows.map((row) => {
    const its = said.filter(({ after }) => after?.["action"] === row.id);
    const comment = words.find(({ id }) => id === row.commentId);
    // What was held and never approved has no number of its text: that it is there is not told.
    const wasSeen = comment !== undefined && comment.seq > 0;
    return {
      ...{ id: row.id, number: row.number, at: row.at.toISOString(), kind: kindOf(row) },
      ...{
        role: row.actorRole,
        by: person(row.actorId),
        rule: isUntold(row) ? null : ruleOf(row),
        reason: isUntold(row) ? "" : row.reason,
      },
      text: titles.find(({ id }) => id === row.textId) ?? null,
      comment: wasSeen ? comment.id : null,
      ...{ until: row.until?.toISOString() ?? null, details: detailsOf(row) },
      words: scope.showsWords && wasSeen ? wordsOf(row, comment.withheld) : null,
      state: stateOf(row),
      fates: [...its.flatMap((act) => fateOf(act, person) ?? []), ...replacedOf(row, numbers)].sort((one, other) =>
        one.at < other.at ? -1 : 1,
      ),
      seal: its.find(({ act }) => act === `moderation.${row.kind}`)?.hash ?? null,
    };
  });
}

const ruleOf = ({ rule, rulesVersion, ruleTitle }: ActionRow): LogLine["rule"] =>
  rule === null || rulesVersion === null ? null : { number: rule, version: rulesVersion, title: ruleTitle };

/** Who asked for a legal removal, and by which reference, is for whom it concerns and for those who moderate. */
function detailsOf({ details }: ActionRow): LogLine["details"] {
  const shown = ["scope", "seconds", "ground"].flatMap((name) => {
    const value = details[name];
    return typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(shown);
}

/** Only while it is withheld by moderators: what is shown again is read at its place, and what its author took away is gone. */
function wordsOf(row: ActionRow, withheld: string | null): string | null {
  const hides = row.kind === "hide" || row.kind === "remove" || row.kind === "edit";
  const body = row.evidence?.["body"];
  const isOut = withheld === "hidden" || withheld === "edit" || withheld === "removed";
  return hides && isOut && stateOf(row) === "in-force" && typeof body === "string" && body !== "" ? body : null;
}

function fateOf({ act, at, actorId, after, reason, hash }: ActRow, person: (id: string | null) => LogLine["by"]) {
  const what = act.slice("moderation.".length);
  if (!isOf(laterDeeds, what)) return null;
  const role = after?.["role"];
  const known = typeof role === "string" && isOf(actionRoles, role) ? role : null;
  // Whoever objects is whom it concerns, and a panel decides as one.
  const isNamed =
    known !== null && known !== "panel" && known !== "rule" && !["appeal", "appeal-withdraw"].includes(what);
  const fate: LogFate = {
    ...{ at: at.toISOString(), what, role: known, by: isNamed ? person(actorId) : null, reason, number: null },
    seal: hash,
  };
  return fate;
}

function replacedOf({ details, expiredAt }: ActionRow, numbers: Array<{ id: string; number: number }>): LogFate[] {
  const by = numbers.find(({ id }) => id === details["replacedBy"]);
  if (!by || !expiredAt) return [];
  const at = expiredAt.toISOString();
  return [{ at, what: "replaced", role: null, by: null, reason: "", number: by.number, seal: null }];
}
