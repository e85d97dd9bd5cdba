/** What an action is done to, and whom it concerns, as it stands in the write of the action. */
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { partsOf, subjectOf } from "../cases/case";
import type { CaseRow } from "../cases/cases.server";
import { rowById, type CommentRow } from "../comments/comment-rows.server";
import type { Role } from "../groups/group";
import { invalid, notFound } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say } from "../words/words";
import { conditionDeeds, isOf, threadDeeds, type ActionKind } from "./action";
import { isOfPerson, type CheckedAct } from "./act-input.server";
import type { Where } from "./power";

const { comments, memberships, restraints, texts, actions, reports, cases } = schema;

export type Target = {
  scope: Where["scope"];
  /** The comment it is done to, or (of what is done to a person) that was the reason. */
  comment: CommentRow | null;
  threadId: string | null;
  textId: string | null;
  /** Whom it concerns; null: nobody, or somebody without an account. */
  userId: string | null;
};

/** @throws Refusal `not-found`, `invalid` */
export async function targetIn(
  tx: Db,
  group: { id: string },
  { kind, ...asked }: Pick<CheckedAct, "kind" | "comment" | "thread" | "text" | "user" | "scope">,
  of: CaseRow | null,
): Promise<Target> {
  const named = withCase(asked, of);
  const id = named.comment ?? named.thread;
  const comment = id === null ? null : await commentIn(tx, group.id, id);
  if (isOfPerson(kind)) return ofPerson(tx, group.id, named.user, comment);
  if (isOf(conditionDeeds, kind)) return ofCondition(tx, group.id, asked.scope ?? "group", comment, named.text);
  if (!comment) throw invalid({ [isOf(threadDeeds, kind) ? "thread" : "comment"]: missing(kind) });
  if (!isOf(threadDeeds, kind))
    return {
      ...{ scope: "comment", comment, threadId: comment.threadId, textId: comment.textId },
      userId: comment.authorId,
    };
  const opener = comment.id === comment.threadId ? comment : await commentIn(tx, group.id, comment.threadId);
  return {
    ...{ scope: "thread", comment: opener, threadId: opener.id, textId: opener.textId },
    userId: opener.authorId,
  };
}

const missing = (kind: ActionKind) =>
  say(actionWords, (w) => (isOf(threadDeeds, kind) ? w.needsThread : w.needsComment));

/** What is not named is what the case is about. */
function withCase(asked: Pick<CheckedAct, "comment" | "thread" | "text" | "user">, of: CaseRow | null) {
  const parts = of && partsOf(of.subject);
  const isNamed = (asked.comment ?? asked.thread ?? asked.text ?? asked.user) !== null;
  if (!parts || isNamed) return asked;
  return {
    ...asked,
    comment: parts.kind === "comment" ? parts.id : null,
    text: parts.kind === "text" ? parts.id : null,
    user: parts.kind === "person" || parts.kind === "text" ? of.userId : null,
  };
}

async function ofPerson(tx: Db, groupId: string, user: string | null, comment: CommentRow | null): Promise<Target> {
  const userId = user ?? comment?.authorId ?? null;
  const nobody = say(actionWords, (w) => (comment ? w.nobody : w.needsPerson));
  if (userId === null) throw invalid({ user: nobody });
  // Of a comment by somebody else nothing is said to whoever is acted on.
  const its = comment?.authorId === userId ? comment : null;
  if (!its && !(await isKnownIn(tx, groupId, userId))) throw notFound(say(actionWords, (w) => w.notHere));
  return { scope: "person", comment: its, threadId: its?.threadId ?? null, textId: its?.textId ?? null, userId };
}

async function ofCondition(
  tx: Db,
  groupId: string,
  scope: "thread" | "text" | "group",
  comment: CommentRow | null,
  text: string | null,
): Promise<Target> {
  const nobody = { comment: null, userId: null };
  if (scope === "group") return { scope, threadId: null, textId: null, ...nobody };
  if (scope === "thread") {
    if (!comment) throw invalid({ thread: say(actionWords, (w) => w.needsThread) });
    return { scope, threadId: comment.threadId, textId: comment.textId, ...nobody };
  }
  const textId = text ?? comment?.textId ?? null;
  if (textId === null) throw invalid({ text: say(actionWords, (w) => w.noTarget) });
  const [found] = await tx.select({ groupId: texts.groupId }).from(texts).where(eq(texts.id, textId));
  if (found?.groupId !== groupId) throw notFound();
  return { scope, threadId: null, textId, ...nobody };
}

/** A comment of the group, shown or not; one that its author has taken away is there for nobody. */
export async function commentIn(tx: Db, groupId: string, id: string): Promise<CommentRow> {
  const found = await rowById(tx, id);
  const [text] = found
    ? await tx.select({ groupId: texts.groupId }).from(texts).where(eq(texts.id, found.comment.textId))
    : [];
  if (!found || text?.groupId !== groupId) throw notFound();
  return found.comment;
}

/** Their place in the group; null: they have none now. A guest stands where members do. */
export async function roleIn(tx: Db, groupId: string, userId: string | null): Promise<Role | null> {
  if (userId === null) return null;
  const mine = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId), eq(memberships.state, "active"));
  const [row] = await tx.select({ role: memberships.role }).from(memberships).where(mine);
  return row?.role ?? null;
}

/** Everybody with a role above a facilitator's who is not muted just now. */
export async function powerfulIn(
  tx: Db,
  groupId: string,
  now = new Date(),
): Promise<Array<{ id: string; role: Role }>> {
  const rows = await tx
    .select({ id: memberships.userId, role: memberships.role, mutedUntil: restraints.mutedUntil })
    .from(memberships)
    .leftJoin(restraints, and(eq(restraints.groupId, memberships.groupId), eq(restraints.userId, memberships.userId)))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
        or(eq(memberships.role, "moderator"), eq(memberships.role, "host")),
      ),
    );
  return rows.filter(({ mutedUntil }) => !mutedUntil || mutedUntil <= now).map(({ id, role }) => ({ id, role }));
}

/** Whether there is anything of this person in the group: of anybody else it is not even said that they are there. */
export async function isKnownIn(db: Db, groupId: string, userId: string): Promise<boolean> {
  const one = { one: sql<number>`1` };
  const of = (table: typeof memberships | typeof restraints | typeof actions) =>
    and(eq(table.groupId, groupId), eq(table.userId, userId));
  const found = await Promise.all([
    db.select(one).from(memberships).where(of(memberships)).limit(1),
    db.select(one).from(restraints).where(of(restraints)).limit(1),
    db.select(one).from(actions).where(of(actions)).limit(1),
    db
      .select(one)
      .from(comments)
      .innerJoin(texts, eq(texts.id, comments.textId))
      .where(and(eq(comments.authorId, userId), eq(texts.groupId, groupId)))
      .limit(1),
  ]);
  return found.some((rows) => rows.length > 0);
}

/** Whether this person has reported what a case is about. */
export async function hasReported(tx: Db, caseId: string, userId: string): Promise<boolean> {
  const mine = and(eq(reports.caseId, caseId), eq(reports.reporterId, userId));
  return (await tx.select({ id: reports.id }).from(reports).where(mine).limit(1)).length > 0;
}

/** The case that is open about the same comment: who decides about it decides that too. */
export async function openCaseOf(tx: Db, groupId: string, { comment, scope }: Target): Promise<CaseRow | null> {
  if (!comment || scope !== "comment") return null;
  const its = and(eq(cases.openKey, subjectOf("comment", comment.id)), eq(cases.groupId, groupId));
  return (await tx.select().from(cases).where(its))[0] ?? null;
}

/**
 * Whether something is done about what a case is about: else whoever complained would hear that they were right, and of what
 * they complained about nothing was done. An appeal is decided, and nothing is done in its case.
 */
export async function isAbout(tx: Db, { subject, userId }: CaseRow, target: Target): Promise<boolean> {
  const parts = partsOf(subject);
  if (!parts || parts.kind === "appeal") return false;
  if (target.scope === "group") return true;
  if (target.scope === "person" || parts.kind === "person") return userId !== null && target.userId === userId;
  if (parts.kind === "text") return target.textId === parts.id;
  if (target.scope === "comment") return target.comment?.id === parts.id;
  const of = { threadId: comments.threadId, textId: comments.textId };
  const [row] = await tx.select(of).from(comments).where(eq(comments.id, parts.id));
  return row !== undefined && (target.scope === "thread" ? row.threadId : row.textId) === target[idOf[target.scope]];
}
const idOf = { thread: "threadId", text: "textId" } as const;
