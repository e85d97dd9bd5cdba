/**
 * Who holds which role, since when, and by what right: a line for each time, ended and never overwritten. `memberships.role`
 * shows the present of it, so both are written in one write, here.
 */
import { and, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Holding, Role } from "./group";

const { memberships, restraints, roleHoldings, users } = schema;

type Row = typeof roleHoldings.$inferSelect;
export type Right = Row["byRight"];
export type WhyEnded = NonNullable<Row["endedWhy"]>;

const idOf = (by: Pick<SignedIn, "id" | "by"> | null) => (by === null || "operatorTool" in by.by ? null : by.id);

/**
 * For a caller's own write: the role of somebody who is in the group, and the line that says by what right they have it.
 * The line of the role they had ends. A member's role has no line.
 *
 * @param by null: nobody, or whoever holds the operator's tool
 */
export async function setRole(
  tx: Db,
  groupId: string,
  userId: string,
  role: Role,
  { by, right, why = "changed" }: { by: Pick<SignedIn, "id" | "by"> | null; right: Right; why?: WhyEnded },
): Promise<void> {
  const its = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));
  await tx.update(memberships).set({ role }).where(its);
  await noteRole(tx, groupId, userId, role, { by, right, why });
}

/** For a caller's own write that has put the membership there itself. */
export async function noteRole(
  tx: Db,
  groupId: string,
  userId: string,
  role: Role,
  { by, right, why = "changed" }: { by: Pick<SignedIn, "id" | "by"> | null; right: Right; why?: WhyEnded },
): Promise<void> {
  const now = new Date();
  const held = and(eq(roleHoldings.groupId, groupId), eq(roleHoldings.userId, userId), isNull(roleHoldings.endedAt));
  const ended = { endedAt: now, endedBy: idOf(by), endedWhy: why };
  await tx
    .update(roleHoldings)
    .set(ended)
    .where(and(held, ne(roleHoldings.role, role as Row["role"])));
  if (role === "member") return;
  const its = and(eq(roleHoldings.groupId, groupId), eq(roleHoldings.userId, userId), eq(roleHoldings.role, role));
  const [last] = await tx.select().from(roleHoldings).where(its).orderBy(desc(roleHoldings.since)).limit(1);
  if (last && last.endedAt === null) return;
  // Two lines never begin in the same millisecond.
  const since = new Date(Math.max(now.getTime(), (last?.since.getTime() ?? 0) + 1));
  await tx.insert(roleHoldings).values({ groupId, userId, role, since, byRight: right, grantedBy: idOf(by) });
}

/** For a caller's own write: whoever is gone holds nothing any more. @param groupId null: in no group */
export async function endHoldings(
  tx: Db,
  groupId: string | null,
  userId: string,
  { by, why }: { by: Pick<SignedIn, "id" | "by"> | null; why: WhyEnded },
): Promise<void> {
  const theirs = and(
    eq(roleHoldings.userId, userId),
    isNull(roleHoldings.endedAt),
    groupId === null ? undefined : eq(roleHoldings.groupId, groupId),
  );
  await tx
    .update(roleHoldings)
    .set({ endedAt: new Date(), endedBy: idOf(by), endedWhy: why })
    .where(theirs);
}

/** How these people hold their roles now, by id. The caller has found the group, as one of its members. */
export async function holdingsOf(groupId: string, userIds: string[]): Promise<Map<string, Holding>> {
  if (userIds.length === 0) return new Map();
  const rows = await read()
    .select({ holding: roleHoldings, by: { id: users.id, name: users.name } })
    .from(roleHoldings)
    .leftJoin(users, eq(users.id, roleHoldings.grantedBy))
    .where(
      and(
        eq(roleHoldings.groupId, groupId),
        isNull(roleHoldings.endedAt),
        inArray(roleHoldings.userId, userIds.slice(0, 500)),
      ),
    );
  return new Map(
    rows.map(({ holding: { userId, since, byRight, until }, by }) => [
      userId,
      { since: since.toISOString(), by: byRight, grantedBy: by, until: until?.toISOString() ?? null },
    ]),
  );
}

/**
 * For the doctor: what members are shown as and what is on record of it, where the two say different things. Whoever is
 * outside for a time holds their role all the same.
 */
export async function strayRoles(db: Db): Promise<number> {
  const now = new Set<string>();
  const shown = new Set<string>();
  const key = (groupId: string, userId: string, role: unknown) => `${groupId} ${userId} ${String(role)}`;
  for (const { groupId, userId, role } of await db.select().from(roleHoldings).where(isNull(roleHoldings.endedAt)))
    now.add(key(groupId, userId, role));
  const powerful = and(ne(memberships.role, "member"), eq(memberships.state, "active"), isNull(memberships.guest));
  for (const { groupId, userId, role } of await db.select().from(memberships).where(powerful))
    shown.add(key(groupId, userId, role));
  for (const { groupId, userId, setAside } of await db.select().from(restraints))
    if (setAside && setAside["role"] !== "member") shown.add(key(groupId, userId, setAside["role"]));
  return [...now].filter((each) => !shown.has(each)).length + [...shown].filter((each) => !now.has(each)).length;
}

/** From whom nothing is kept back of what they held: for taking along. */
export async function ownHoldings(userId: string): Promise<object[]> {
  const rows = await read()
    .select()
    .from(roleHoldings)
    .where(eq(roleHoldings.userId, userId))
    .orderBy(roleHoldings.since);
  return rows.map(({ groupId, role, since, byRight, until, endedAt, endedWhy }) => ({
    ...{ group: groupId, role, since: since.toISOString(), byRight },
    ...{ until: until?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null, endedWhy },
  }));
}
