/** Who is in a group: coming in, going, roles. Each rule is asked inside the write, by what stands at that moment. */
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { nameKeyOf } from "../accounts/names";
import type { SignedIn, UserView } from "../accounts/user";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { conflict, forbidden, invalid, notFound } from "../refusals";
import { canBeKey } from "../plain-line";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import {
  canChangeRoles,
  canInvite,
  canLetIn,
  canRemoveMember,
  roles,
  wayIn,
  type Membership,
  type Role,
} from "./group";
import { noticeAsked, noticeCame, noticeGone, noticeLetIn, noticeRole } from "./group-notices.server";
import { groupIn, type GroupRow } from "./groups.server";
import { revokeInvitesBy } from "./invites.server";

const { groups, memberships, users } = schema;

/**
 * Comes in, or asks to. Doing it twice changes nothing.
 *
 * @throws Refusal `not-found`, `forbidden` where one joins with an invite
 */
export async function joinGroup(viewer: SignedIn, slug: string): Promise<{ state: Membership["state"] }> {
  const { group, state, isNew, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    const way = wayIn(standing);
    if (way === "in") return { group, state: "active" as const, isNew: false, told: [] };
    if (way === "invite") throw forbidden(say(groupWords, (w) => w.inviteOnly));
    const state = way === "open" ? ("active" as const) : ("pending" as const);
    if (way === "waiting") return { group, state, isNew: false, told: [] };
    await tx
      .insert(memberships)
      .values({ groupId: group.id, userId: viewer.id, role: "member", state, joinedAt: new Date() });
    const told = await (state === "active" ? noticeCame : noticeAsked)(tx, group.id, viewer.id);
    return { group, state, isNew: true, told };
  });
  if (isNew) announceMembers(group, viewer.id, told);
  return { state };
}

/** @throws Refusal `not-found`, `forbidden` */
export async function letIn(viewer: SignedIn, slug: string, userId: string): Promise<void> {
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canLetIn(standing)) throw forbidden(say(groupWords, (w) => w.hostsLetIn));
    const there = await membershipIn(tx, group.id, userId);
    if (there.state !== "pending") return { group, told: [] };
    await change(tx, group.id, userId, { state: "active", joinedAt: new Date() });
    return { group, told: await noticeLetIn(tx, group.id, userId, viewer) };
  });
  announceMembers(group, userId, told);
}

/**
 * @throws Refusal `not-found`, `forbidden`; `invalid` (role); `conflict` for the last host, or for who still waits
 */
export async function changeRole(viewer: SignedIn, slug: string, userId: string, role: unknown): Promise<void> {
  const wished = roles.find((each) => each === role);
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canChangeRoles(standing)) throw forbidden(say(groupWords, (w) => w.hostsRoles));
    if (!wished) throw invalid({ role: say(groupWords, (w) => w.role) });
    const there = await membershipIn(tx, group.id, userId);
    if (there.state !== "active") throw conflict(say(groupWords, (w) => w.stillWaiting));
    if (wished !== "host") await requireOtherHost(tx, group.id, there);
    await change(tx, group.id, userId, { role: wished });
    if (!mayStillInvite(wished)) await revokeInvitesBy(tx, group.id, userId);
    const told = there.role === wished ? [] : await noticeRole(tx, group.id, userId, wished, viewer);
    return { group, told };
  });
  announceMembers(group, userId, told);
}

/** As the API sends it: `{role}`, or `{state: "active"}` to let somebody in. @throws Refusal as the two; `invalid` (state) */
export async function changeMember(
  viewer: SignedIn,
  slug: string,
  userId: string,
  to: { role?: unknown; state?: unknown },
): Promise<void> {
  if (to.role === undefined && to.state === undefined) throw invalid({ state: say(groupWords, (w) => w.state) });
  if (to.state !== undefined && to.state !== "active") throw invalid({ state: say(groupWords, (w) => w.state) });
  if (to.state === "active") await letIn(viewer, slug, userId);
  if (to.role !== undefined) await changeRole(viewer, slug, userId, to.role);
}

/**
 * Also turns away who asked to come in. Removing oneself is leaving.
 *
 * @throws Refusal `not-found`, `forbidden`, `conflict` for the last host
 */
export async function removeMember(viewer: SignedIn, slug: string, userId: string): Promise<void> {
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (userId !== viewer.id && !canRemoveMember(standing)) throw forbidden(say(groupWords, (w) => w.hostsRemove));
    const there = await membershipIn(tx, group.id, userId);
    await requireOtherHost(tx, group.id, there);
    await revokeInvitesBy(tx, group.id, userId);
    await tx.delete(memberships).where(at(group.id, userId));
    return { group, told: await noticeGone(tx, group.id, userId) };
  });
  announceMembers(group, userId, told);
}

/** Leaves, or takes back the wish to come in. @throws Refusal `not-found`, `conflict` for the last host */
export const leaveGroup = (viewer: SignedIn, slug: string): Promise<void> => removeMember(viewer, slug, viewer.id);

/** Says no to who asked to come in. @throws Refusal as `removeMember` */
export const turnAway = removeMember;

/** For a caller's own write: makes somebody a member as they are told to be, whoever asks (the operator's tool, the first start). */
export async function putMember(tx: Db, groupSlug: string, userId: string, role: Role): Promise<boolean> {
  const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.slug, groupSlug));
  if (!group) return false;
  await tx
    .insert(memberships)
    .values({ groupId: group.id, userId, role, state: "active", joinedAt: new Date() })
    .onConflictDoUpdate({ target: [memberships.groupId, memberships.userId], set: { role, state: "active" } });
  return true;
}

/** Whoever becomes the operator finds the sample group theirs to lead, if it is still there. */
export const hostSampleGroup = async (tx: Db, userId: string): Promise<void> => {
  await putMember(tx, "sample", userId, "host");
};

/** Members whose name begins like `prefix`, for completing @names; "" gives the first of all. The caller has found the group. */
export async function membersNamed(groupId: string, prefix: string, limit: number): Promise<UserView[]> {
  if (!canBeKey(prefix)) return [];
  const key = nameKeyOf(prefix.slice(0, 100)).replace(/[\\%_]/g, "\\$&");
  return read()
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        sql`${users.nameKey} like ${`${key}%`} escape '\\'`,
      ),
    )
    .orderBy(asc(users.nameKey))
    .limit(limit);
}

/** The member whose name has this key (`nameKeyOf`), if there is one. The caller has found the group. */
export async function memberByNameKey(groupId: string, key: string): Promise<UserView | null> {
  return (await membersByNameKeys(groupId, [key])).get(key) ?? null;
}

/** The same for many at once, by key. */
export async function membersByNameKeys(groupId: string, keys: string[]): Promise<Map<string, UserView>> {
  if (keys.length === 0) return new Map();
  const rows = await read()
    .select({ id: users.id, name: users.name, key: users.nameKey })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        inArray(users.nameKey, keys.slice(0, 500)),
      ),
    );
  return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
}

async function membershipIn(tx: Db, groupId: string, userId: string): Promise<Membership> {
  const [row] = await tx
    .select({ role: memberships.role, state: memberships.state })
    .from(memberships)
    .where(at(groupId, userId));
  if (!row) throw notFound(say(groupWords, (w) => w.notMember));
  return row;
}

/** A group without a host could never be led again. Writes run one at a time, so two hosts leaving at once meet here in turn. */
async function requireOtherHost(tx: Db, groupId: string, { role, state }: Membership): Promise<void> {
  if (role !== "host" || state !== "active") return;
  const [hosts] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.role, "host"), eq(memberships.state, "active")));
  if (Number(hosts?.count ?? 0) < 2) throw conflict(say(groupWords, (w) => w.lastHost));
}

async function change(
  tx: Db,
  groupId: string,
  userId: string,
  to: Partial<Membership & { joinedAt: Date }>,
): Promise<void> {
  await tx.update(memberships).set(to).where(at(groupId, userId));
}

const at = (groupId: string, userId: string) => and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));

const mayStillInvite = (role: Role) =>
  canInvite({
    viewer: null,
    group: { visibility: "private", joining: "invite" },
    membership: { role, state: "active" },
  });

function announceMembers(group: GroupRow, userId: string, told: string[]): void {
  tellNotices(told);
  announce("access", { groupId: group.id, userId });
  announce("changed", { room: `group:${group.slug}`, what: "members" });
}
