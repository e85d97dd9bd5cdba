/** Whom hosts have removed: until one of them lets somebody in again, no link and no open door does. */
import { and, desc, eq, isNull } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { forbidden } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { canLetIn, type GuestRight, type MemberView } from "./group";
import { groupFor } from "./groups.server";

const { memberships, removals, users } = schema;

/** What they might as a guest; null: they were a member. */
export type Removal = { guest: GuestRight | null };

export async function isRemoved(db: Db, groupId: string, userId: string): Promise<boolean> {
  const [row] = await db.select({ userId: removals.userId }).from(removals).where(at(groupId, userId));
  return row !== undefined;
}

/** For a caller's own write. */
export async function noteRemoval(tx: Db, groupId: string, userId: string, guest: GuestRight | null): Promise<void> {
  const said = { removedAt: new Date(), guest };
  await tx
    .insert(removals)
    .values({ groupId, userId, ...said })
    .onConflictDoUpdate({ target: [removals.groupId, removals.userId], set: said });
}

/** For a caller's own write: they are let in. @returns what they were before; null: nobody removed them */
export async function forgetRemoval(tx: Db, groupId: string, userId: string): Promise<Removal | null> {
  const [row] = await tx.delete(removals).where(at(groupId, userId)).returning({ guest: removals.guest });
  return row ?? null;
}

/** The last who were removed and have not asked to come back, newest first; `joinedAt` is when that was. */
export async function removedFrom(viewer: Viewer, slug: string): Promise<MemberView[]> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canLetIn(standing)) throw forbidden(say(groupWords, (w) => w.hostsLetIn));
  const rows = await read()
    .select({ id: users.id, name: users.name, guest: removals.guest, removedAt: removals.removedAt })
    .from(removals)
    .innerJoin(users, eq(users.id, removals.userId))
    .leftJoin(memberships, and(eq(memberships.groupId, removals.groupId), eq(memberships.userId, removals.userId)))
    .where(and(eq(removals.groupId, group.id), isNull(memberships.userId)))
    .orderBy(desc(removals.removedAt), removals.userId)
    .limit(100);
  return rows.map(({ id, name, guest, removedAt }) => ({
    user: { id, name },
    ...{ role: "member", state: "active", guest, joinedAt: removedAt.toISOString(), answer: "", holding: null },
  }));
}

/** From which groups somebody was removed and not let in again, by id, for taking along. */
export async function ownRemovals(userId: string): Promise<object[]> {
  const rows = await read()
    .select({ group: removals.groupId, removedAt: removals.removedAt })
    .from(removals)
    .where(eq(removals.userId, userId))
    .orderBy(removals.removedAt, removals.groupId);
  return rows.map(({ group, removedAt }) => ({ group, removedAt: removedAt.toISOString() }));
}

const at = (groupId: string, userId: string) => and(eq(removals.groupId, groupId), eq(removals.userId, userId));
