/** What becomes of the words of removed comments. */
import { and, eq, isNull, lt, ne, notExists, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { forgetComment } from "../notices/notices.server";
import { undoWindow } from "./comment";
import { isUnseen, rowById } from "./comment-rows.server";
import { stamp } from "./comment-writes.server";

const { cases, comments, commentVersions, legalHolds, reactions } = schema;

/**
 * Wipes the words of what was deleted and can no longer come back, and their earlier wordings.
 *
 * @returns how many comments lost their words
 */
export async function wipeRemoved(now = Date.now()): Promise<number> {
  const due = and(
    eq(comments.state, "removed"),
    // What moderators withheld may come back.
    isNull(comments.withheld),
    // Nor does who deletes what was reported take it from those who look into it.
    notExists(
      read()
        .select({ one: sql`1` })
        .from(cases)
        .where(eq(cases.openKey, sql`'comment:' || ${comments.id}`)),
    ),
    // Nor from a court that wants it kept.
    notExists(
      read()
        .select({ one: sql`1` })
        .from(legalHolds)
        .where(eq(legalHolds.openKey, sql`'comment:' || ${comments.id}`)),
    ),
    lt(comments.removedAt, new Date(now - undoWindow.honoured)),
    ne(comments.body, ""),
  );
  if ((await read().select({ id: comments.id }).from(comments).where(due).limit(1)).length === 0) return 0;
  return write(async (tx) => {
    const wiped = await tx
      .update(comments)
      .set({ body: "", html: "", quote: null, mentions: [] })
      .where(due)
      .returning({ id: comments.id });
    for (const { id } of wiped) {
      await tx.delete(commentVersions).where(eq(commentVersions.commentId, id));
      await tx.delete(reactions).where(eq(reactions.commentId, id));
      await forgetComment(tx, id);
    }
    return wiped.length;
  });
}

/**
 * For a caller's own write: what moderators took out of sight comes back no more. What stands in its place stays.
 *
 * @param action that it is out of sight by; by another it is kept
 * @returns the ids of what changed, for `tellPages`
 */
export async function wipeWithheld(tx: Db, id: string, action: string): Promise<string[]> {
  const row = (await rowById(tx, id))?.comment;
  if (!row || row.withheld === null || row.withheldFor?.action !== action || row.body === "") return [];
  await tx.delete(commentVersions).where(eq(commentVersions.commentId, id));
  await tx.delete(reactions).where(eq(reactions.commentId, id));
  await forgetComment(tx, id);
  const wordless = { body: "", html: "", quote: null, mentions: [] };
  if (isUnseen(row)) await tx.update(comments).set(wordless).where(eq(comments.id, id));
  else await stamp(tx, row, wordless);
  return isUnseen(row) ? [] : [id];
}

/** Milliseconds between two rounds of wiping. */
const wipeEvery = 60_000;

/** Wipes from time to time, for as long as the process lives. @param onError a round that failed; the next one tries again */
export function keepWiping(onError: (error: unknown) => void): void {
  setInterval(() => void wipeRemoved().catch(onError), wipeEvery).unref();
}
