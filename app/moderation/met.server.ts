/** Whom somebody can have met in a group. */
import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";

const { comments, memberships, texts } = schema;

/**
 * Whether the asker can have met this person here: among members and guests, if they see who is one, and by a comment
 * that stands. Of anybody else it is not even said that they are there.
 */
export async function isMetIn(db: Db, groupId: string, userId: string, seesMembers: boolean): Promise<boolean> {
  const place = and(
    eq(memberships.groupId, groupId),
    eq(memberships.userId, userId),
    or(eq(memberships.state, "active"), isNotNull(memberships.guest)),
  );
  if (
    seesMembers &&
    (
      await db
        .select({ one: sql<number>`1` })
        .from(memberships)
        .where(place)
        .limit(1)
    ).length > 0
  )
    return true;
  const wrote = and(eq(comments.authorId, userId), eq(texts.groupId, groupId), eq(comments.state, "visible"));
  const found = await db
    .select({ one: sql<number>`1` })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(wrote)
    .limit(1);
  return found.length > 0;
}
