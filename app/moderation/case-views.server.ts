/** One case with all that helps to decide it: its reports, the thread around it, who wrote it, what was done before. */
import { and, asc, desc, eq, inArray, gt, count, type SQL } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { whereOf } from "../comments/comment-page.server";
import { rowById, withAuthor, type CommentRow } from "../comments/comment-rows.server";
import { anchorOf, placeOf } from "../comments/anchor";
import { articleOf } from "../texts/articles.server";
import type { Language } from "../words/words";
import { caseIn, type CaseScope } from "./case-scope.server";
import { heldLine } from "./holds.server";
import { handable, passable } from "./handing.server";
import { keptOf } from "./keeping";
import { casesKeptUntil } from "./kept-until.server";
import type { AroundComment, CaseView, EarlierAction, History } from "./queue";
import { caseRows, linesOf } from "./queue.server";
import { moderationOf } from "./settings.server";

const { actions, caseNotes, cases, comments, memberships, texts, users } = schema;

/** @throws Refusal `not-found` */
export async function caseFor(viewer: Viewer, id: string, language: Language): Promise<CaseView> {
  const scope = await caseIn(read(), viewer, id);
  const { of, group } = scope;
  const isOutside = scope.asker.role === null;
  const [line] = await linesOf(read(), await caseRows(read()).where(eq(cases.id, id)));
  if (!line) throw new Error(`a case that is nowhere: ${id}`);
  const focus = of.kind === "comment" ? ((await rowById(read(), line.target))?.comment ?? null) : null;
  const [notes, around, where, history, others, closedBy, until] = await Promise.all([
    notesOf(id),
    focus ? aroundOf(focus, isOutside) : [],
    focus ? placeNamed(focus, language) : null,
    of.userId && !isOutside ? historyOf(scope, of.userId) : null,
    of.closedAt || line.byPanel ? [] : handable(read(), scope),
    of.closedBy ? nameOf(of.closedBy) : null,
    moderationOf(read(), group.id).then(async (rules) => (await casesKeptUntil(read(), [of], rules)).get(id) ?? null),
  ]);
  return {
    ...line,
    ...{ group: { slug: group.slug, name: group.name }, found: of.found, outcome: of.outcome, closedBy },
    closedAt: of.closedAt?.toISOString() ?? null,
    kept: keptOf(until, of.wipedAt),
    ...(await heldLine(viewer, { case: id }, of.subject)),
    ...{ notes, around, where, history, others, mayPassUp: of.closedAt || line.byPanel ? [] : passable(scope) },
  };
}

async function notesOf(caseId: string): Promise<CaseView["notes"]> {
  const rows = await read()
    .select({ note: caseNotes, name: users.name })
    .from(caseNotes)
    .leftJoin(users, eq(users.id, caseNotes.authorId))
    .where(eq(caseNotes.caseId, caseId))
    .orderBy(asc(caseNotes.at), asc(caseNotes.id))
    .limit(500);
  return rows.map(({ note: { id, body, at, authorId }, name }) => {
    return { id, body, at: at.toISOString(), by: authorId && name !== null ? { id: authorId, name } : null };
  });
}

/** How many of the thread are shown before and after. */
const window = 4;

/** Operators, who are not of the group, see what is reported and nothing around it. */
async function aroundOf(focus: CommentRow, onlyIt: boolean): Promise<AroundComment[]> {
  const which: SQL | undefined = onlyIt ? eq(comments.id, focus.id) : eq(comments.threadId, focus.threadId);
  const order = await read()
    .select({ id: comments.id })
    .from(comments)
    .where(which)
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(5000);
  const at = order.findIndex(({ id }) => id === focus.id);
  const near = order.slice(Math.max(0, at - window), at + window + 1).map(({ id }) => id);
  const ids = [...new Set([focus.threadId, ...(focus.parentId ? [focus.parentId] : []), ...near])];
  const shown = onlyIt ? [focus.id] : ids;
  const rows = await withAuthor(read())
    .where(inArray(comments.id, shown))
    .orderBy(asc(comments.createdAt), asc(comments.id));
  return rows.map(({ comment, authorName }) => {
    const isFocus = comment.id === focus.id;
    // What had to go by law is not passed around among those who decide either.
    const isKept = comment.withheld !== null && comment.withheld !== "law";
    const isThere = comment.state === "visible" || (isFocus && isKept);
    return {
      ...{ id: comment.id, html: isThere ? comment.html : null, at: comment.createdAt.toISOString(), isFocus },
      by: isThere && comment.authorId && authorName !== null ? { id: comment.authorId, name: authorName } : null,
      depth: comment.id === comment.threadId ? 0 : 1,
    };
  });
}

async function placeNamed(comment: CommentRow, language: Language): Promise<CaseView["where"]> {
  const [text] = await read()
    .select({ id: texts.id, edition: texts.edition })
    .from(texts)
    .where(eq(texts.id, comment.textId));
  if (!text) return null;
  const anchor = anchorOf(comment.place, comment.quote);
  return whereOf(text.id, await articleOf(text.id, text.edition), placeOf(anchor), anchor, language);
}

async function historyOf({ group }: CaseScope, userId: string): Promise<History> {
  const db = read();
  const inGroup = and(eq(comments.authorId, userId), eq(texts.groupId, group.id));
  const written = (which: SQL | undefined) =>
    db
      .select({ count: count() })
      .from(comments)
      .innerJoin(texts, eq(texts.id, comments.textId))
      .where(and(inGroup, which));
  const earlier = and(eq(cases.userId, userId), eq(cases.groupId, group.id));
  const [[place], [shown], withheld, closed, done] = await Promise.all([
    db
      .select({ role: memberships.role, joinedAt: memberships.joinedAt, state: memberships.state })
      .from(memberships)
      .where(and(eq(memberships.groupId, group.id), eq(memberships.userId, userId))),
    written(eq(comments.state, "visible")),
    withheldOf(db, userId, group.id),
    db
      .select({ outcome: cases.outcome, count: count() })
      .from(cases)
      // What only those said whose reports are ignored was no case.
      .where(and(earlier, inArray(cases.outcome, ["acted", "dismissed", "approved"]), gt(cases.reports, 0)))
      .groupBy(cases.outcome),
    earlierActions(db, userId, group.id),
  ]);
  const decided = (outcome: string) =>
    closed.filter((row) => row.outcome === outcome).reduce((all, row) => all + Number(row.count), 0);
  return {
    role: place?.state === "active" ? place.role : null,
    since: place?.joinedAt.toISOString() ?? null,
    comments: Number(shown?.count ?? 0),
    withheld,
    upheld: decided("acted"),
    declined: decided("dismissed") + decided("approved"),
    actions: done,
  };
}

async function withheldOf(db: Db, userId: string, groupId: string): Promise<number> {
  const rows = await db
    .select({ withheld: comments.withheld, count: count() })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(and(eq(comments.authorId, userId), eq(texts.groupId, groupId), eq(comments.state, "removed")))
    .groupBy(comments.withheld);
  return rows.filter((row) => row.withheld !== null).reduce((all, row) => all + Number(row.count), 0);
}

async function earlierActions(db: Db, userId: string, groupId: string): Promise<EarlierAction[]> {
  const rows = await db
    .select()
    .from(actions)
    .where(and(eq(actions.userId, userId), eq(actions.groupId, groupId)))
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(20);
  return rows.map(({ id, number, kind, at, rule, ruleTitle, reason, until, undoneAt, expiredAt }) => ({
    ...{ id, number, kind, at: at.toISOString(), reason, until: until?.toISOString() ?? null },
    rule: rule === null ? null : { number: rule, title: ruleTitle },
    state: undoneAt ? "undone" : expiredAt ? "ended" : "in-force",
  }));
}

async function nameOf(id: string): Promise<{ id: string; name: string } | null> {
  const [user] = await read().select({ id: users.id, name: users.name }).from(users).where(eq(users.id, id));
  return user ?? null;
}
