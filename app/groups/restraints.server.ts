/**
 * What keeps somebody from taking part. Whoever is shut out has no membership meanwhile: it is set aside here, whole, so
 * that whatever asks for memberships is right by itself, and comes back as it was when nothing shuts them out any more.
 */
import { and, eq, isNotNull, lte, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { announce } from "../live/announce.server";
import { canBeKey } from "../plain-line";
import { forbidden } from "../refusals";
import type { GuestRight, Membership, Role } from "./group";
import { passOn } from "./heirs.server";
import { otherHosts } from "./last-host.server";
import { forGood, heldBack, restraintIn, type RestraintKind } from "./restraint";
import { standingOf, type GroupRow, type GroupScope } from "./groups.server";

const { groups, memberships, restraints } = schema;

export type RestraintRow = typeof restraints.$inferSelect;
export type { RestraintKind };

const columns = { mute: "mutedUntil", suspend: "suspendedUntil", ban: "bannedUntil" } as const;

/** What held before, as it is kept with the action that changed it. Plain JSON. */
export type RestraintBefore = { until: string | null };

/**
 * For a caller's own write; `announce("access", { groupId, userId })` follows once that is on disk. Also for who is not in
 * the group, or no more: they come in by no door then.
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
): Promise<RestraintBefore> {
  const before = await restraintOf(tx, groupId, userId);
  const set = { [columns[kind]]: until ?? forGood };
  await tx
    .insert(restraints)
    .values({ groupId, userId, ...set })
    .onConflictDoUpdate({ target: [restraints.groupId, restraints.userId], set });
  if (kind !== "mute") await setAside(tx, groupId, userId);
  if (kind === "ban") await passOnLed(tx, groupId, userId);
  return { until: before?.[columns[kind]]?.toISOString() ?? null };
}

/**
 * For a caller's own write: it holds no more, or (`before`, of what is undone) as long as it did before. Whoever nothing
 * shuts out any more has their place again, as it was. `announce("access", …)` follows.
 */
export async function endRestraint(
  tx: Db,
  groupId: string,
  userId: string,
  kind: RestraintKind,
  before: RestraintBefore = { until: null },
): Promise<void> {
  const row = await restraintOf(tx, groupId, userId);
  if (!row) return;
  const until = before.until === null ? null : new Date(before.until);
  await keep(tx, { ...row, [columns[kind]]: until }, new Date());
}

/** What is kept of somebody in a group, also where its time is over. */
export async function restraintOf(db: Db, groupId: string, userId: string): Promise<RestraintRow | null> {
  return (await db.select().from(restraints).where(at(groupId, userId)))[0] ?? null;
}

/** For a caller's own write, before somebody comes in: what is over is ended, and their place is theirs again. */
export async function endWhatIsOver(tx: Db, groupId: string, userId: string, now = new Date()): Promise<void> {
  const row = await restraintOf(tx, groupId, userId);
  if (row) await keep(tx, row, now);
}

/** Whether something keeps them outside just now: who is let in, by whatever door. */
export async function isShutOut(db: Db, groupId: string, userId: string, now = new Date()): Promise<boolean> {
  const row = await restraintOf(db, groupId, userId);
  return row !== null && shutsOut(row, now);
}

/** Whether they write nothing just now. */
export async function isMutedIn(db: Db, groupId: string, userId: string, now = new Date()): Promise<boolean> {
  const row = await restraintOf(db, groupId, userId);
  return row !== null && row.mutedUntil !== null && row.mutedUntil > now;
}

/** @throws Refusal `forbidden`, to whom it concerns: until when, and where it says why */
export async function refuseShutOut(
  db: Db,
  group: { id: string; slug: string },
  viewer: { id: string },
): Promise<void> {
  const row = await restraintOf(db, group.id, viewer.id);
  if (!row || !shutsOut(row, new Date())) return;
  const held = heldBack({ ...restraintIn(group.slug, row), membership: null, viewer: null, group: nowhere });
  throw forbidden(held ?? undefined);
}
const nowhere = { visibility: "private", joining: "invite", isArchived: false, guests: "none" } as const;

/** Of whom it concerns, also where they may not know of the group any more: for the page that says why they are outside. */
export async function standingFor(viewer: Viewer, slug: string, db: Db = read()): Promise<GroupScope | null> {
  if (!viewer || !canBeKey(slug)) return null;
  const [row] = await db
    .select({ group: groups, restraint: restraints })
    .from(restraints)
    .innerJoin(groups, eq(groups.id, restraints.groupId))
    .where(and(eq(groups.slug, slug), eq(restraints.userId, viewer.id)));
  if (!row) return null;
  const group: GroupRow = row.group;
  return { group, standing: { ...standingOf(viewer, group, null), ...restraintIn(slug, row.restraint) } };
}

/** For a caller's own write: the place that was set aside is given up, what keeps them outside stays. @returns what it was */
export async function giveUpPlace(tx: Db, groupId: string, userId: string): Promise<Membership | null> {
  const row = await restraintOf(tx, groupId, userId);
  if (!row?.setAside) return null;
  await tx.update(restraints).set({ setAside: null }).where(at(groupId, userId));
  return placeOf(row.setAside);
}

/** For a caller's own write: the same in all groups, for whoever leaves for good. */
export async function giveUpPlaces(tx: Db, userId: string): Promise<void> {
  await tx.update(restraints).set({ setAside: null }).where(eq(restraints.userId, userId));
}

/** For a caller's own write: guests whose visit by this link is over have none to come back to. */
export async function giveUpVisits(tx: Db, groupId: string, code: string): Promise<void> {
  const theirs = and(eq(restraints.groupId, groupId), isNotNull(restraints.setAside));
  for (const { userId, setAside } of await tx.select().from(restraints).where(theirs))
    if (setAside?.["invite"] === code) await giveUpPlace(tx, groupId, userId);
}

/** The job: whose time outside is over has their place again. @returns how many */
export async function endRestraintsDue(now = new Date()): Promise<number> {
  const over = or(
    lte(restraints.mutedUntil, now),
    lte(restraints.suspendedUntil, now),
    lte(restraints.bannedUntil, now),
  );
  const due = await read()
    .select({ groupId: restraints.groupId, userId: restraints.userId, slug: groups.slug })
    .from(restraints)
    .innerJoin(groups, eq(groups.id, restraints.groupId))
    .where(over)
    .limit(500);
  for (const { groupId, userId, slug } of due) {
    await write((tx) => endWhatIsOver(tx, groupId, userId, now));
    announce("access", { groupId, userId });
    announce("changed", { room: `group:${slug}`, what: "members" });
  }
  return due.length;
}

/** A group whose last host is outside for good is led by somebody else from then on. */
async function passOnLed(tx: Db, groupId: string, userId: string): Promise<void> {
  const kept = (await restraintOf(tx, groupId, userId))?.setAside;
  if (kept?.["role"] !== "host" || (await otherHosts(tx, groupId, userId)) > 0) return;
  await passOn(tx, groupId, userId, { id: "", name: "", isOperator: true, by: { operatorTool: true } });
}

const shutsOut = ({ suspendedUntil, bannedUntil }: RestraintRow, now: Date) =>
  (suspendedUntil !== null && suspendedUntil > now) || (bannedUntil !== null && bannedUntil > now);

/** Writes what still holds, gives back what nothing keeps any more, and leaves no row where there is nothing to say. */
async function keep(tx: Db, row: RestraintRow, now: Date): Promise<void> {
  const left = (until: Date | null) => (until !== null && until > now ? until : null);
  const next = {
    mutedUntil: left(row.mutedUntil),
    suspendedUntil: left(row.suspendedUntil),
    bannedUntil: left(row.bannedUntil),
    setAside: row.setAside,
  };
  if (!next.suspendedUntil && !next.bannedUntil && row.setAside) {
    await putBack(tx, row.setAside);
    next.setAside = null;
  }
  const isNothing = !next.mutedUntil && !next.suspendedUntil && !next.bannedUntil;
  if (isNothing) await tx.delete(restraints).where(at(row.groupId, row.userId));
  else await tx.update(restraints).set(next).where(at(row.groupId, row.userId));
  // Whoever was undone to be outside again is so.
  if (next.suspendedUntil || next.bannedUntil) await setAside(tx, row.groupId, row.userId);
}

async function setAside(tx: Db, groupId: string, userId: string): Promise<void> {
  const its = and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));
  const [membership] = await tx.delete(memberships).where(its).returning();
  if (!membership) return;
  const kept = { ...membership, joinedAt: membership.joinedAt.getTime() };
  await tx.update(restraints).set({ setAside: kept }).where(at(groupId, userId));
}

type Kept = Record<string, unknown>;

async function putBack(tx: Db, kept: Kept): Promise<void> {
  const row = { ...kept, joinedAt: new Date(Number(kept["joinedAt"])) } as typeof memberships.$inferSelect;
  await tx.insert(memberships).values(row).onConflictDoNothing();
}

function placeOf(kept: Kept): Membership {
  const { role, state, guest } = kept as { role: Role; state: Membership["state"]; guest: GuestRight | null };
  return guest ? { role, state, guest } : { role, state };
}

const at = (groupId: string, userId: string) => and(eq(restraints.groupId, groupId), eq(restraints.userId, userId));
