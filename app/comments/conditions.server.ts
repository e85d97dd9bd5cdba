/** What applies to writing in a thread, on a text or in a group just now. Set and ended in the writes of moderators. */
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { prepared, read, schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import type { TextScope } from "../texts/texts.server";

const { conditions, groups, texts } = schema;

export type Condition = typeof conditions.$inferSelect;
export type NewCondition = Omit<Condition, "since" | "endedAt"> & { since?: Date };

/** For a caller's own write; `tellCondition` follows once that is on disk. @param given `id`: of the action that sets it */
export async function setCondition(tx: Db, { since = new Date(), ...given }: NewCondition): Promise<void> {
  await tx.insert(conditions).values({ ...given, since, endedAt: null });
}

/** For a caller's own write. @returns whether it had not ended before */
export async function endCondition(tx: Db, id: string, now = new Date()): Promise<boolean> {
  const ended = await tx
    .update(conditions)
    .set({ endedAt: now })
    .where(and(eq(conditions.id, id), isNull(conditions.endedAt)))
    .returning({ id: conditions.id });
  return ended.length > 0;
}

/** For a caller's own write: it stands again, as what took its place is undone. */
export async function renewCondition(tx: Db, id: string): Promise<void> {
  await tx.update(conditions).set({ endedAt: null }).where(eq(conditions.id, id));
}

/**
 * All that are in force on a text: its group's, its own, and those of its threads.
 *
 * @param threadId only what applies in this thread; null: only what applies where a new one begins; undefined: all
 */
export async function conditionsAt(
  db: Db,
  { text }: { text: Pick<TextScope["text"], "id" | "groupId"> },
  threadId?: string | null,
  now = new Date(),
): Promise<Condition[]> {
  const set = await notEnded(db).execute({ groupId: text.groupId, textId: text.id });
  const all = set.filter(({ until }) => until === null || until > now);
  return threadId === undefined ? all : all.filter((each) => each.threadId === null || each.threadId === threadId);
}

const notEnded = prepared((db) =>
  db
    .select()
    .from(conditions)
    .where(
      and(
        eq(conditions.groupId, sql.placeholder("groupId")),
        isNull(conditions.endedAt),
        or(isNull(conditions.textId), eq(conditions.textId, sql.placeholder("textId"))),
      ),
    )
    .orderBy(asc(conditions.since), asc(conditions.id))
    .prepare(),
);

/** Once it is on disk: pages that are open on what it applies to ask again. */
export async function tellCondition({ groupId, textId }: Pick<Condition, "groupId" | "textId">): Promise<void> {
  const rooms = textId
    ? [{ id: textId }]
    : await read().select({ id: texts.id }).from(texts).where(eq(texts.groupId, groupId));
  for (const { id } of rooms) announce("changed", { room: `text:${id}`, what: "conditions" });
  const [group] = await read().select({ slug: groups.slug }).from(groups).where(eq(groups.id, groupId));
  if (group) announce("changed", { room: `group:${group.slug}`, what: "conditions" });
}
