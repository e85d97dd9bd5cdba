/** Links that let people into a group. */
import { and, count, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { newSecret } from "../accounts/secrets.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { forbidden, gone, invalid, notFound, type FieldErrors } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { canInvite, groupLimits, type InviteOffer, type InviteView, type Membership } from "./group";
import { wholeNumber } from "./group-input.server";
import { noticeCame } from "./group-notices.server";
import { groupFor, groupIn } from "./groups.server";

const { groups, invites, memberships, users } = schema;

const day = 86_400_000;
const usualDays = 10;

/**
 * @param input `days` it lives (1 to 90, usually 10), `uses` it carries (1 to 1,000; none: as many as like)
 * @throws Refusal `not-found`, `forbidden`, `invalid` (days, uses)
 */
export async function makeInvite(
  viewer: SignedIn,
  slug: string,
  input: { days?: unknown; uses?: unknown } = {},
): Promise<InviteView> {
  const [days, maxUses] = [wholeNumber(input.days) ?? usualDays, wholeNumber(input.uses)];
  const { days: mostDays, uses: mostUses } = groupLimits.invite;
  const errors: FieldErrors = {
    ...(days >= 1 && days <= mostDays ? {} : { days: say(groupWords, (w) => w.days(mostDays)) }),
    ...(maxUses === null || (maxUses >= 1 && maxUses <= mostUses)
      ? {}
      : { uses: say(groupWords, (w) => w.uses(mostUses)) }),
  };
  const createdAt = new Date();
  const code = newSecret(18);
  const expiresAt = new Date(createdAt.getTime() + days * day);
  await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canInvite(standing)) throw forbidden(say(groupWords, (w) => w.notInvite));
    if (Object.keys(errors).length > 0) throw invalid(errors);
    const createdBy = "operatorTool" in viewer.by ? null : viewer.id;
    await tx.insert(invites).values({ code, groupId: group.id, createdBy, createdAt, expiresAt, maxUses });
  });
  return {
    ...{ code, url: `/i/${code}`, uses: 0, maxUses },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    createdBy: { id: viewer.id, name: viewer.name },
  };
}

/** Those that still let somebody in, newest first. @throws Refusal `not-found`, `forbidden` */
export async function invitesOf(viewer: Viewer, slug: string): Promise<InviteView[]> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canInvite(standing)) throw forbidden(say(groupWords, (w) => w.notInvite));
  const rows = await read()
    .select({ invite: invites, by: { id: users.id, name: users.name } })
    .from(invites)
    .leftJoin(users, eq(users.id, invites.createdBy))
    .where(and(eq(invites.groupId, group.id), stillGood(new Date())))
    .orderBy(desc(invites.createdAt), invites.code)
    .limit(200);
  return rows.map(({ invite: { code, uses, maxUses, createdAt, expiresAt }, by }) => ({
    ...{ code, url: `/i/${code}`, uses, maxUses },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    createdBy: by,
  }));
}

/**
 * What the holder of a link may know before coming in: the group's name and how many are there.
 *
 * @throws Refusal `not-found`; `gone` when it has expired, is used up or withdrawn, without a word about the group.
 *   Whoever is in the group already is answered all the same
 */
export async function inviteBy(viewer: Viewer, code: string): Promise<InviteOffer> {
  const [row] = await read()
    .select({ invite: invites, group: groups, by: { name: users.name }, membership: memberships })
    .from(invites)
    .innerJoin(groups, eq(groups.id, invites.groupId))
    .leftJoin(users, eq(users.id, invites.createdBy))
    .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, viewer?.id ?? "")))
    .where(eq(invites.code, code));
  if (!row) throw notFound();
  const isMember = row.membership?.state === "active";
  if (!isMember) refuseSpent(row.invite);
  const [members] = await read()
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.groupId, row.group.id), eq(memberships.state, "active")));
  const { slug, name, description, visibility } = row.group;
  const group = { slug, name, description, visibility, memberCount: Number(members?.count ?? 0) };
  return { code, group, invitedBy: row.by?.name ?? null, isMember };
}

/**
 * Comes in as a member: an invite raises nobody's role. The use is counted in the write that lets in, so of two who
 * take the last one only one gets it. Whoever is in already uses none.
 *
 * @throws Refusal `not-found`, `gone`
 */
export async function acceptInvite(viewer: SignedIn, code: string): Promise<{ slug: string; joined: boolean }> {
  const { slug, groupId, joined, told } = await write(async (tx) => {
    const [row] = await tx
      .select({ invite: invites, slug: groups.slug, groupId: groups.id, state: memberships.state })
      .from(invites)
      .innerJoin(groups, eq(groups.id, invites.groupId))
      .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, viewer.id)))
      .where(eq(invites.code, code));
    if (!row) throw notFound();
    if (row.state === "active") return { ...row, joined: false, told: [] };
    refuseSpent(row.invite);
    const counted = await tx
      .update(invites)
      .set({ uses: sql`${invites.uses} + 1` })
      .where(and(eq(invites.code, code), stillGood(new Date())))
      .returning({ uses: invites.uses });
    if (counted.length === 0) throw gone(say(groupWords, (w) => w.inviteUsed));
    const place: Membership = { role: "member", state: "active" };
    await tx
      .insert(memberships)
      .values({ groupId: row.groupId, userId: viewer.id, ...place, joinedAt: new Date() })
      .onConflictDoUpdate({ target: [memberships.groupId, memberships.userId], set: place });
    return { ...row, joined: true, told: await noticeCame(tx, row.groupId, viewer.id) };
  });
  tellNotices(told);
  if (joined) announce("access", { groupId, userId: viewer.id });
  if (joined) announce("changed", { room: `group:${slug}`, what: "members" });
  return { slug, joined };
}

/** Withdraws it for good. @throws Refusal `not-found`, `forbidden` */
export async function revokeInvite(viewer: SignedIn, slug: string, code: string): Promise<void> {
  await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canInvite(standing)) throw forbidden(say(groupWords, (w) => w.notInvite));
    const found = await tx
      .update(invites)
      .set({ revokedAt: new Date() })
      .where(and(eq(invites.code, code), eq(invites.groupId, group.id)))
      .returning({ code: invites.code });
    if (found.length === 0) throw notFound();
  });
}

/** Whoever may no longer invite keeps no way in: not for others, and not back in for themselves. */
export async function revokeInvitesBy(tx: Db, groupId: string, userId: string): Promise<void> {
  await tx
    .update(invites)
    .set({ revokedAt: new Date() })
    .where(and(eq(invites.groupId, groupId), eq(invites.createdBy, userId), isNull(invites.revokedAt)));
}

const stillGood = (now: Date) =>
  and(
    isNull(invites.revokedAt),
    gt(invites.expiresAt, now),
    or(isNull(invites.maxUses), lt(invites.uses, invites.maxUses)),
  );

function refuseSpent({ revokedAt, expiresAt, maxUses, uses }: typeof invites.$inferSelect): void {
  if (revokedAt) throw gone(say(groupWords, (w) => w.inviteRevoked));
  if (expiresAt <= new Date()) throw gone(say(groupWords, (w) => w.inviteExpired));
  if (maxUses !== null && uses >= maxUses) throw gone(say(groupWords, (w) => w.inviteUsed));
}
