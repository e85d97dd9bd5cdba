/**
 * What is in force of all that was done. Of one sort there is at most one on the same thing: whoever acts again replaces
 * what was done before, and undoing that brings it back. Rows are never changed but for their end.
 */
import { and, count, desc, eq, inArray, isNull, max, ne } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { ActionKind, ActionState } from "./action";
import type { Target } from "./target.server";

const { actions } = schema;

export type ActionRow = typeof actions.$inferSelect;

/** What stood before something was done. Plain JSON, kept with it. */
export type Before = {
  /** The action that it took the place of. */
  replaced?: string;
  /** How a comment was withheld by no action: by a setting, before anybody saw it. */
  withheld?: { how: string; tombstone: unknown; because: string[] } | null;
  /** Where a thread hung. */
  place?: string;
  /** What the restraint answered. */
  restraint?: unknown;
};

/** Kinds that take each other's place on the same thing. */
const sorts: ActionKind[][] = [
  ["hide", "remove", "edit", "law"],
  ["move"],
  ["mute"],
  ["suspend"],
  ["ban"],
  ["lock"],
  ["slow"],
  ["answers"],
];
export const withholding = sorts[0] as ActionKind[];
export const sortOf = (kind: ActionKind): ActionKind[] =>
  kind === "approve" ? withholding : (sorts.find((sort) => sort.includes(kind)) ?? []);

export const kindOf = (row: ActionRow): ActionKind => row.kind as ActionKind;
export const beforeOf = (row: ActionRow): Before => row.before as Before;

/** `lifted`: ended early by somebody who said why. `ended`: by its time, or by what took its place. */
export function stateOf(row: Pick<ActionRow, "undoneAt" | "expiredAt" | "undoneReason">): ActionState {
  if (row.undoneAt) return "undone";
  if (!row.expiredAt) return "in-force";
  return row.undoneReason === "" ? "ended" : "lifted";
}

/** What is in force of this sort on the same thing. */
export async function inForceOf(tx: Db, groupId: string, kind: ActionKind, target: Target): Promise<ActionRow | null> {
  const sort = sortOf(kind);
  if (sort.length === 0) return null;
  const [row] = await tx
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.groupId, groupId),
        inArray(actions.kind, sort),
        sameThing(kind, target),
        isNull(actions.undoneAt),
        isNull(actions.expiredAt),
      ),
    )
    .orderBy(desc(actions.number))
    .limit(1);
  return row ?? null;
}

/** Rows about the same thing, for a query. */
export function sameThing(kind: ActionKind, { scope, comment, threadId, textId, userId }: Target) {
  if (scope === "person") return eq(actions.userId, userId ?? "");
  if (scope === "comment") return eq(actions.commentId, comment?.id ?? "");
  if (kind === "move") return eq(actions.threadId, threadId ?? "");
  return and(
    threadId === null ? isNull(actions.threadId) : eq(actions.threadId, threadId),
    textId === null ? isNull(actions.textId) : eq(actions.textId, textId),
  );
}

/** Id of the newest action on the same thing, of whatever kind; "": none yet. A form carries it, so that two do not act at once. */
export async function newestOn(db: Db, groupId: string, { scope, comment, threadId, textId, userId }: Target) {
  const its =
    scope === "person"
      ? eq(actions.userId, userId ?? "")
      : comment
        ? eq(actions.commentId, comment.id)
        : and(
            ne(actions.kind, "move"),
            isNull(actions.commentId),
            isNull(actions.userId),
            threadId === null ? isNull(actions.threadId) : eq(actions.threadId, threadId),
            textId === null ? isNull(actions.textId) : eq(actions.textId, textId),
          );
  const [row] = await db
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.groupId, groupId), its))
    .orderBy(desc(actions.number))
    .limit(1);
  return row?.id ?? "";
}

export async function actionById(db: Db, id: string): Promise<ActionRow | null> {
  return (await db.select().from(actions).where(eq(actions.id, id)))[0] ?? null;
}

/** Writes run one at a time, so numbers have no gap. */
export async function nextNumber(tx: Db, groupId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(actions.number) })
    .from(actions)
    .where(eq(actions.groupId, groupId));
  return Number(row?.last ?? 0) + 1;
}

/**
 * What stands again once a row is undone: the nearest of those it took the place of that still holds, or what stood
 * before all of them.
 */
export async function standingBefore(
  tx: Db,
  row: ActionRow,
  now: Date,
): Promise<{ action: ActionRow | null; first: Before }> {
  let at = row;
  for (;;) {
    const { replaced } = beforeOf(at);
    const earlier = replaced ? await actionById(tx, replaced) : null;
    if (!earlier) return { action: null, first: beforeOf(at) };
    const isOver = earlier.until !== null && earlier.until <= now;
    if (!earlier.undoneAt && !isOver && stateOf(earlier) !== "lifted") return { action: earlier, first: beforeOf(at) };
    at = earlier;
  }
}

export async function setEnd(
  tx: Db,
  id: string,
  end: Partial<Pick<ActionRow, "undoneAt" | "undoneBy" | "undoneReason" | "expiredAt" | "details">>,
): Promise<void> {
  await tx.update(actions).set(end).where(eq(actions.id, id));
}

/** How often somebody was acted against in a group, undone ones left out. */
export async function countAgainst(db: Db, groupId: string, userId: string): Promise<number> {
  const theirs = and(
    eq(actions.groupId, groupId),
    eq(actions.userId, userId),
    isNull(actions.undoneAt),
    ne(actions.kind, "approve"),
  );
  const [row] = await db.select({ times: count() }).from(actions).where(theirs);
  return Number(row?.times ?? 0);
}
