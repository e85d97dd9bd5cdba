/**
 * What keeps somebody from taking part. Whoever is shut out has no membership meanwhile: it is set aside here, whole, so
 * that whatever asks for memberships is right by itself, and comes back when nothing shuts them out any more.
 */
import { and, eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";

const { memberships, restraints } = schema;

/** `mute`: reads, and writes nothing. `suspend`, `ban`: outside. */
export type RestraintKind = "mute" | "suspend" | "ban";
type Row = typeof restraints.$inferSelect;

const columns = { mute: "mutedUntil", suspend: "suspendedUntil", ban: "bannedUntil" } as const;
/** For good. */
const forever = new Date(Date.UTC(9999, 0));

/**
 * For a caller's own write; `announce("access", …)` follows once that is on disk.
 *
 * @param until null: for good
 * @returns until when it held before; null: it did not
 */
export async function restrain(
  tx: Db,
  groupId: string,
  userId: string,
  kind: RestraintKind,
  until: Date | null,
): Promise<{ until: string | null }> {
  const before = await restraintOf(tx, groupId, userId);
  const set = { [columns[kind]]: until ?? forever };
  await tx
    .insert(restraints)
    .values({ groupId, userId, ...set })
    .onConflictDoUpdate({ target: [restraints.groupId, restraints.userId], set });
  if (kind !== "mute") await setAside(tx, groupId, userId);
  return { until: before?.[columns[kind]]?.toISOString() ?? null };
}

/** For a caller's own write: it holds no more. Whoever nothing shuts out any more has their place again, as it was. */
export async function endRestraint(tx: Db, groupId: string, userId: string, kind: RestraintKind): Promise<void> {
  const row = await restraintOf(tx, groupId, userId);
  if (!row) return;
  const now = { ...row, [columns[kind]]: null };
  if (now.suspendedUntil === null && now.bannedUntil === null && row.setAside) {
    await putBack(tx, row);
    now.setAside = null;
  }
  const its = and(eq(restraints.groupId, groupId), eq(restraints.userId, userId));
  if (now.mutedUntil ?? now.suspendedUntil ?? now.bannedUntil) await tx.update(restraints).set(now).where(its);
  else await tx.delete(restraints).where(its);
}

/** What holds somebody in a group, whether its time is over or not. */
export async function restraintOf(db: Db, groupId: string, userId: string): Promise<Row | null> {
  const its = and(eq(restraints.groupId, groupId), eq(restraints.userId, userId));
  return (await db.select().from(restraints).where(its))[0] ?? null;
}

async function setAside(tx: Db, groupId: string, userId: string): Promise<void> {
  const its = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));
  const [membership] = await tx.delete(memberships).where(its).returning();
  if (!membership) return;
  const kept = { ...membership, joinedAt: membership.joinedAt.getTime() };
  const row = and(eq(restraints.groupId, groupId), eq(restraints.userId, userId));
  await tx.update(restraints).set({ setAside: kept }).where(row);
}

async function putBack(tx: Db, { setAside: kept }: Row): Promise<void> {
  const row = kept as unknown as typeof memberships.$inferSelect & { joinedAt: unknown };
  await tx
    .insert(memberships)
    .values({ ...row, joinedAt: new Date(Number(row.joinedAt)) })
    .onConflictDoNothing();
}
