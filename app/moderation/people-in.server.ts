/** Who is in a group, as decisions about cases ask for it. */
import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { Role } from "../groups/group";

const { comments, memberships, texts } = schema;

/** Everybody with a role above a facilitator's. */
export async function powerfulIn(db: Db, groupId: string): Promise<Array<{ id: string; role: Role }>> {
  return db
    .select({ id: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
        or(eq(memberships.role, "moderator"), eq(memberships.role, "host")),
      ),
    );
}

/** Their place in the group; null: they have none now. */
export async function roleIn(db: Db, groupId: string, userId: string | null): Promise<Role | null> {
  if (userId === null) return null;
  const mine = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId), eq(memberships.state, "active"));
  const [row] = await db.select({ role: memberships.role }).from(memberships).where(mine);
  return row?.role ?? null;
}

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
