/**
 * What must be kept because the law asks for it. Rooms that would delete something ask here first; who puts a hold, and who
 * ends it, is decided in the moderation room.
 */
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { mintId } from "../mint";
import { conflict } from "../refusals";
import { holdWords } from "../words/holds";
import { say } from "../words/words";

const { comments, heldWords, legalHolds } = schema;

export type HoldRow = typeof legalHolds.$inferSelect;

/** Those that stand on any of these. @param subjects as of cases */
export async function holdsOn(db: Db, subjects: string[]): Promise<HoldRow[]> {
  if (subjects.length === 0) return [];
  return db.select().from(legalHolds).where(inArray(legalHolds.openKey, subjects));
}

/** For the write that would delete a group, or a text, with all in it. @throws Refusal `conflict` */
export async function requireNoHold(tx: Db, of: { group: string } | { text: string }): Promise<void> {
  const stands = isNotNull(legalHolds.openKey);
  const [found] =
    "group" in of
      ? await tx
          .select({ id: legalHolds.id })
          .from(legalHolds)
          .where(and(eq(legalHolds.groupId, of.group), stands))
          .limit(1)
      : await tx
          .select({ id: legalHolds.id })
          .from(legalHolds)
          .innerJoin(comments, eq(legalHolds.openKey, sql`'comment:' || ${comments.id}`))
          .where(eq(comments.textId, of.text))
          .limit(1);
  if (found) throw conflict(say(holdWords, (w) => ("group" in of ? w.groupHeld : w.textHeld)));
}

export type Apart = Omit<typeof heldWords.$inferInsert, "id" | "holdId" | "keptAt">;

/** For the write that is about to delete the words where they stand. Done again it changes nothing. */
export async function keepApart(tx: Db, holdId: string, words: Apart[]): Promise<void> {
  const keptAt = new Date();
  for (const each of words)
    await tx
      .insert(heldWords)
      .values({ ...each, id: mintId(), holdId, keptAt })
      .onConflictDoNothing();
}
