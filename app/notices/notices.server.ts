/**
 * Where notices are kept. They are left in the write of what they tell of, for those whom it concerns, and hold ids
 * only. Who reads them, and what may be said of what they point at, is asked by the rooms above (`comments/inbox`).
 */
import { and, eq, inArray, isNotNull, isNull, lt, notInArray, sql, type SQLWrapper } from "drizzle-orm";
import { prepared, schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { accountableKinds, type NoticeKind } from "./notice";

const { notices } = schema;

export type NewNotice = {
  userId: string;
  kind: NoticeKind;
  /** The same key for the same person is the same notice, however often it is left. */
  key: string;
  groupId?: string | null;
  textId?: string | null;
  sessionId?: string | null;
  commentId?: string | null;
  /** Whose act it was: nobody is told of their own. null: the operator's tool, or somebody without an account. */
  actorId: string | null;
  data?: Record<string, string>;
};

/**
 * For a caller's own write. The caller has made sure that each person may see what the notice points at, and calls
 * `tellNotices` once it is on disk.
 *
 * @returns the ids of those who have one more notice now
 */
export async function leaveNotices(tx: Db, left: NewNotice[]): Promise<string[]> {
  const createdAt = new Date();
  const rows = left
    .filter(({ userId, actorId }) => userId !== actorId)
    .map(({ data = {}, groupId = null, textId = null, sessionId = null, commentId = null, ...notice }) => {
      return { id: mintId(), ...notice, groupId, textId, sessionId, commentId, data, createdAt };
    });
  const told: string[] = [];
  for (let at = 0; at < rows.length; at += inOneGo) {
    const slice = rows.slice(at, at + inOneGo);
    const made = await tx.insert(notices).values(slice).onConflictDoNothing().returning({ userId: notices.userId });
    for (const { userId } of made) told.push(userId);
  }
  return told;
}

/** A statement takes at most some 32,000 values. */
const inOneGo = 500;

export type NoticeForMany = Omit<NewNotice, "userId" | "commentId">;

/**
 * The same notice for many at once, in one statement that the database carries out by itself: for a group of thousands.
 * Its key must hold what it is about, since ids are made of it.
 *
 * @param whom a subquery of user ids, as `userId`
 */
export async function leaveNoticesFor(
  tx: Db,
  whom: SQLWrapper & { userId: SQLWrapper },
  { kind, key, groupId = null, textId = null, sessionId = null, actorId, data = {} }: NoticeForMany,
): Promise<void> {
  const value = (column: keyof typeof notices.$inferSelect, given: unknown) =>
    sql`${sql.param(given, notices[column] as never)}`.as(notices[column].name);
  await tx.insert(notices).select((query) =>
    query
      .select({
        id: sql<string>`${`${key.replace(/\W/g, "-")}.`} || ${whom.userId}`.as("id"),
        userId: sql<string>`${whom.userId}`.as("user_id"),
        kind: value("kind", kind),
        key: value("key", key),
        groupId: value("groupId", groupId),
        textId: value("textId", textId),
        sessionId: value("sessionId", sessionId),
        commentId: sql`null`.as("comment_id"),
        actorId: value("actorId", actorId),
        data: value("data", data),
        createdAt: value("createdAt", new Date()),
        readAt: sql`null`.as("read_at"),
        withdrawnAt: sql`null`.as("withdrawn_at"),
        mailedAt: sql`null`.as("mailed_at"),
      } as never)
      .from(whom as never),
  );
}

/** For a caller's own write: what they tell of was taken back, or stands again. Read is read. */
export async function withdrawNotices(tx: Db, { commentId, key }: { commentId: string; key?: string }): Promise<void> {
  await tx
    .update(notices)
    .set({ withdrawnAt: new Date() })
    .where(and(eq(notices.commentId, commentId), key ? eq(notices.key, key) : undefined, isNull(notices.withdrawnAt)));
}

/** For a caller's own write: the opposite of `withdrawNotices`. */
export async function renewNotices(tx: Db, { commentId, key }: { commentId: string; key?: string }): Promise<void> {
  await tx
    .update(notices)
    .set({ withdrawnAt: null })
    .where(
      and(eq(notices.commentId, commentId), key ? eq(notices.key, key) : undefined, isNotNull(notices.withdrawnAt)),
    );
}

/** For a caller's own write: a comment mentions these people now and nobody else; a mention written anew is no second notice. */
export async function settleMentions(tx: Db, commentId: string, mentioned: string[]): Promise<void> {
  const its = and(eq(notices.commentId, commentId), eq(notices.kind, "mention"));
  const among = mentioned.length > 0;
  await tx
    .update(notices)
    .set({ withdrawnAt: new Date() })
    .where(and(its, isNull(notices.withdrawnAt), among ? notInArray(notices.userId, mentioned) : undefined));
  if (!among) return;
  await tx
    .update(notices)
    .set({ withdrawnAt: null })
    .where(and(its, isNotNull(notices.withdrawnAt), inArray(notices.userId, mentioned)));
}

/** For a caller's own write: somebody who may no longer see a group hears nothing of it any more, but for what was done to them. */
export async function forgetNotices(tx: Db, { userId, groupId }: { userId: string; groupId: string }): Promise<void> {
  const its = and(eq(notices.userId, userId), eq(notices.groupId, groupId));
  await tx.delete(notices).where(and(its, notInArray(notices.kind, [...accountableKinds])));
}

/** For a caller's own write: that somebody asked to come in, or came, is no news once they were answered or have gone. */
export async function forgetNewcomer(
  tx: Db,
  { actorId, groupId, kinds }: { actorId: string; groupId: string; kinds: NoticeKind[] },
): Promise<string[]> {
  const gone = await tx
    .delete(notices)
    .where(and(eq(notices.groupId, groupId), eq(notices.actorId, actorId), inArray(notices.kind, kinds)))
    .returning({ userId: notices.userId });
  return gone.map(({ userId }) => userId);
}

/** For a caller's own write: of the notices of this kind in a group only the newest is true. */
export async function forgetEarlier(
  tx: Db,
  { userId, groupId, kind }: { userId: string; groupId: string; kind: NoticeKind },
): Promise<void> {
  await tx.delete(notices).where(and(eq(notices.userId, userId), eq(notices.groupId, groupId), eq(notices.kind, kind)));
}

/** For a caller's own write: what befell a group was followed by something newer. @returns whose they were */
export async function forgetGroupNews(tx: Db, groupId: string, kinds: NoticeKind[]): Promise<string[]> {
  const gone = await tx
    .delete(notices)
    .where(and(eq(notices.groupId, groupId), inArray(notices.kind, kinds)))
    .returning({ userId: notices.userId });
  return gone.map(({ userId }) => userId);
}

/** For a caller's own write: what a group's people were told under these keys is true no more. @returns whose they were */
export async function forgetTold(tx: Db, groupId: string, keys: string[]): Promise<string[]> {
  const gone = await tx
    .delete(notices)
    .where(and(eq(notices.groupId, groupId), inArray(notices.key, keys)))
    .returning({ userId: notices.userId });
  return gone.map(({ userId }) => userId);
}

/** For a caller's own write: what was said under these keys is so no longer. */
export async function forgetKeys(tx: Db, userId: string, keys: string[]): Promise<void> {
  await tx.delete(notices).where(and(eq(notices.userId, userId), inArray(notices.key, keys)));
}

/** For a caller's own write: words that were wiped are nobody's news. */
export async function forgetComment(tx: Db, commentId: string): Promise<void> {
  await tx.delete(notices).where(eq(notices.commentId, commentId));
}

/** For a caller's own write. @param which ids of notices, or of the comments they are about, as a list or a subquery */
export async function markRead(
  tx: Db,
  userId: string,
  which: { ids: string[] } | { comments: SQLWrapper } | { key: string } | "all",
): Promise<boolean> {
  const those =
    which === "all"
      ? undefined
      : "ids" in which
        ? inArray(notices.id, which.ids)
        : "key" in which
          ? eq(notices.key, which.key)
          : inArray(notices.commentId, which.comments);
  const read = await tx
    .update(notices)
    .set({ readAt: new Date() })
    .where(and(eq(notices.userId, userId), isNull(notices.readAt), those))
    .returning({ id: notices.id });
  return read.length > 0;
}

/** Once it is on disk: the open pages of these people count anew. */
export function tellNotices(userIds: string[]): void {
  for (let at = 0; at < userIds.length; at += 1000)
    announce("notice", { userIds: [...new Set(userIds.slice(at, at + 1000))] });
}

/** Whom a comment's notices were left for. */
export async function noticedOf(db: Db, commentId: string): Promise<string[]> {
  return (await noticed(db).execute({ commentId })).map(({ userId }) => userId);
}
const noticed = prepared((db) =>
  db
    .select({ userId: notices.userId })
    .from(notices)
    .where(eq(notices.commentId, sql.placeholder("commentId")))
    .prepare(),
);

const day = 86_400_000;
/** What nobody looked at for a season is no news: the inbox stays short, whoever never opens it. */
const keptDays = 90;

/** A job. @returns how many went */
export async function sweepNotices(now = Date.now()): Promise<number> {
  const old = lt(notices.createdAt, new Date(now - keptDays * day));
  return write(async (tx) => (await tx.delete(notices).where(old).returning({ id: notices.id })).length);
}
