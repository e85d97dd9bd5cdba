/** A place in a group as it is kept, for verbs in a write of their own, and what is told of it afterwards. */
import { and, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { notFound } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import type { Membership } from "./group";

const { memberships } = schema;

/** For a caller's own write. @throws Refusal `not-found` for who is not in the group */
export async function membershipIn(tx: Db, groupId: string, userId: string): Promise<Membership> {
  const [row] = await tx
    .select({ role: memberships.role, state: memberships.state, guest: memberships.guest })
    .from(memberships)
    .where(at(groupId, userId));
  if (!row) throw notFound(say(groupWords, (w) => w.notMember));
  const { guest, ...place } = row;
  return guest ? { ...place, guest } : place;
}

/** For a caller's own write. */
export async function change(
  tx: Db,
  groupId: string,
  userId: string,
  to: Partial<Pick<Membership, "state"> & { joinedAt: Date; guest: null; answer: string }>,
): Promise<void> {
  await tx.update(memberships).set(to).where(at(groupId, userId));
}

const at = (groupId: string, userId: string) => and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));

/** Once it is on disk. */
export function announceMembers(group: { id: string; slug: string }, userId: string, told: string[]): void {
  tellNotices(told);
  announce("access", { groupId: group.id, userId });
  announce("changed", { room: `group:${group.slug}`, what: "members" });
}
