/** Where notices are kept. They are left in the write of what they tell of, for those whom it concerns. */
import { and, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { mintId } from "../mint";
import type { NoticeKind } from "./notice";

const { notices } = schema;

export type NewNotice = {
  userId: string;
  kind: NoticeKind;
  /** The same key for the same person is the same notice, however often it is left. */
  key: string;
  groupId?: string | null;
  textId?: string | null;
  commentId?: string | null;
  /** Whose act it was: nobody is told of their own. */
  actorId: string | null;
  data?: Record<string, string>;
};

/** For a caller's own write. The caller has made sure that each person may see what the notice points at. */
export async function leaveNotices(tx: Db, left: NewNotice[]): Promise<void> {
  const createdAt = new Date();
  const rows = left
    .filter(({ userId, actorId }) => userId !== actorId)
    .map(({ data = {}, ...notice }) => ({ ...notice, data, id: mintId(), createdAt }));
  for (let at = 0; at < rows.length; at += 500) {
    await tx
      .insert(notices)
      .values(rows.slice(at, at + 500))
      .onConflictDoNothing();
  }
}

/** For a caller's own write: somebody who may no longer see a group hears nothing of it any more. */
export async function forgetNotices(tx: Db, { userId, groupId }: { userId: string; groupId: string }): Promise<void> {
  await tx.delete(notices).where(and(eq(notices.userId, userId), eq(notices.groupId, groupId)));
}
