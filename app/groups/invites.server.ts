/** Links that let people into a group. */
import { and, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { startAuthSession } from "../accounts/auth-session.server";
import type { Origin } from "../accounts/attempts.server";
import { addGuest, checkGuestName } from "../accounts/guests.server";
import { newSecret } from "../accounts/secrets.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { forbidden, gone, invalid, notFound, type FieldErrors } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { removalWords } from "../words/removals";
import { restraintWords } from "../words/restraints";
import { say } from "../words/words";
import {
  canInvite,
  canInviteGuests,
  grants,
  groupLimits,
  type Grants,
  type GuestRight,
  type GuestsAllowed,
  type InviteOffer,
  type InviteView,
  type Standing,
} from "./group";
import { wholeNumber } from "./group-input.server";
import { noticeCame } from "./group-notices.server";
import { recordGroupAct } from "./group-record.server";
import { groupFor, groupIn } from "./groups.server";
import { refuseSpent, stillGood } from "./invite-ends.server";
import { notAllowed } from "./not-allowed";
import { isRemoved } from "./removals.server";
import { endWhatIsOver, isShutOut, refuseShutOut } from "./restraints.server";

const { groups, invites, memberships, users } = schema;

const day = 86_400_000;
const usualDays = 10;

/**
 * @param input `days` it lives (1 to 90, usually 10), `uses` it carries (1 to 1,000; none: as many as like), `grants`
 *   what it makes of whoever comes (usually a member)
 * @throws Refusal `not-found`, `forbidden`, `invalid` (days, uses, grants)
 */
export async function makeInvite(
  viewer: SignedIn,
  slug: string,
  input: { days?: unknown; uses?: unknown; grants?: unknown } = {},
): Promise<InviteView> {
  const [days, maxUses] = [wholeNumber(input.days) ?? usualDays, wholeNumber(input.uses)];
  const wished = input.grants === undefined || input.grants === "" ? "member" : input.grants;
  const granted = grants.find((each) => each === wished);
  const { days: mostDays, uses: mostUses } = groupLimits.invite;
  const errors: FieldErrors = {
    ...(days >= 1 && days <= mostDays ? {} : { days: say(groupWords, (w) => w.days(mostDays)) }),
    ...(maxUses === null || (maxUses >= 1 && maxUses <= mostUses)
      ? {}
      : { uses: say(groupWords, (w) => w.uses(mostUses)) }),
    ...(granted
      ? {}
      : {
          grants: say(
            groupSettingWords,
            (w) => w.grantsValue,
            (w) => w.choose,
          ),
        }),
  };
  const createdAt = new Date();
  const code = newSecret(18);
  const expiresAt = new Date(createdAt.getTime() + days * day);
  await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canInvite(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.notInvite),
      );
    if (!granted || Object.keys(errors).length > 0) throw invalid(errors);
    requireGuests(standing, granted);
    const createdBy = "operatorTool" in viewer.by ? null : viewer.id;
    await tx
      .insert(invites)
      .values({ code, groupId: group.id, createdBy, createdAt, expiresAt, maxUses, grants: granted });
    await recordGroupAct(tx, viewer, group, "invite.make", {
      after: { link: code.slice(-4), grants: granted, days, uses: maxUses },
    });
  });
  return {
    ...{ code, url: `/i/${code}`, grants: granted ?? "member", uses: 0, maxUses },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    createdBy: { id: viewer.id, name: viewer.name },
    guests: 0,
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
  const guests = await guestsBy(
    group.id,
    rows.map(({ invite }) => invite.code),
  );
  return rows.map(({ invite: { code, grants, uses, maxUses, createdAt, expiresAt }, by }) => ({
    ...{ code, url: `/i/${code}`, grants, uses, maxUses },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    createdBy: by,
    guests: guests.get(code) ?? 0,
  }));
}

/** How many are in the group as guests by each of these links. */
async function guestsBy(groupId: string, codes: string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await read()
    .select({ code: memberships.invite, count: count() })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), inArray(memberships.invite, codes), isNotNull(memberships.guest)))
    .groupBy(memberships.invite);
  return new Map(rows.map((row) => [row.code ?? "", Number(row.count)]));
}

/** Whether somebody is alone in a group that nobody was invited to so far, and could change that. */
export async function isWithoutPeople(viewer: Viewer, slug: string): Promise<boolean> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canInvite(standing)) return false;
  const members = and(eq(memberships.groupId, group.id), eq(memberships.state, "active"));
  return (await read().$count(memberships, members)) < 2 && !(await hasInvites(group.id));
}

/** Whether anybody has made a link for this group that was not withdrawn. The caller has found the group. */
export async function hasInvites(groupId: string): Promise<boolean> {
  const standing = and(eq(invites.groupId, groupId), isNull(invites.revokedAt));
  return (await read().select({ code: invites.code }).from(invites).where(standing).limit(1)).length > 0;
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
  const { grants } = row.invite;
  const isMember = isIn(row, grants);
  if (!isMember) {
    refuseSpent(row);
    await refuseMaker(read(), row.invite);
    if (viewer) await refuseShutOut(read(), row.group, viewer);
    if (viewer) await refuseRemoved(read(), row.group.id, viewer.id);
  }
  const [members] = await read()
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.groupId, row.group.id), eq(memberships.state, "active"), isNull(memberships.guest)));
  const { slug, name, description, visibility } = row.group;
  const group = { slug, name, description, visibility, memberCount: Number(members?.count ?? 0) };
  return { code, group, grants, invitedBy: row.by?.name ?? null, isMember };
}

/**
 * Comes in as the invite says, as a member or a guest: it raises nobody's role, and makes no member a guest. The use is
 * counted in the write that lets in, so of two who take the last one only one gets it. Whoever is in already uses none.
 *
 * @throws Refusal `not-found`, `gone`; `forbidden` for an account that is itself a guest's
 */
export async function acceptInvite(viewer: SignedIn, code: string): Promise<{ slug: string; joined: boolean }> {
  const { group, joined, told } = await write((tx) => comeBy(tx, viewer, code));
  if (joined) announceIn(group, viewer.id, told);
  return { slug: group.slug, joined };
}

/**
 * For a stranger with a link for guests: a guest's account, its place in the group and the counted use, or none of them.
 *
 * @param name where the link lets them comment, or what it leads to asks for one; else one is made up
 * @returns the value of `Set-Cookie` that keeps them in
 * @throws Refusal `not-found`, `gone`, `too-many`, `invalid` (name)
 */
export async function enterAsGuest(
  code: string,
  { name, asksName = false }: { name: unknown; asksName?: boolean },
  origin: Origin,
): Promise<{ slug: string; setCookie: string }> {
  const offer = await inviteBy(null, code);
  if (offer.grants === "member") throw forbidden(say(groupSettingWords, (w) => w.guestAccount));
  const named = checkGuestName(asksName || offer.grants === "comment" ? (name ?? "") : undefined);
  await countTry([["guestNetwork", origin.network]]);
  const { guest, group, told } = await write(async (tx) => {
    const guest = await addGuest(tx, named);
    return { guest, ...(await comeBy(tx, guest, code)) };
  });
  announceIn(group, guest.id, told);
  return { slug: group.slug, setCookie: await startAuthSession(guest, origin) };
}

export type Came = { group: { id: string; slug: string }; joined: boolean; told: string[] };

/** For a caller's own write: comes in and uses the invite once, or neither. @throws Refusal `not-found`, `gone`, `forbidden` */
export async function comeBy(tx: Db, viewer: Pick<SignedIn, "id" | "isGuest">, code: string): Promise<Came> {
  const [to] = await tx.select({ groupId: invites.groupId }).from(invites).where(eq(invites.code, code));
  if (to) await endWhatIsOver(tx, to.groupId, viewer.id);
  const [row] = await tx
    .select({ invite: invites, group: groups, membership: memberships })
    .from(invites)
    .innerJoin(groups, eq(groups.id, invites.groupId))
    .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, viewer.id)))
    .where(eq(invites.code, code));
  if (!row) throw notFound();
  const { group } = row;
  const { grants } = row.invite;
  if (isIn(row, grants)) return { group, joined: false, told: [] };
  refuseSpent(row);
  await refuseMaker(tx, row.invite);
  await refuseShutOut(tx, group, viewer);
  await refuseRemoved(tx, group.id, viewer.id);
  if (viewer.isGuest && grants === "member") throw forbidden(say(groupSettingWords, (w) => w.guestAccount));
  const counted = await tx
    .update(invites)
    .set({ uses: sql`${invites.uses} + 1` })
    .where(and(eq(invites.code, code), stillGood(new Date())))
    .returning({ uses: invites.uses });
  if (counted.length === 0) throw gone(say(groupWords, (w) => w.inviteUsed));
  const place = { role: "member", state: "active", guest: grants === "member" ? null : grants, answer: "" } as const;
  const by = grants === "member" ? null : code;
  await tx
    .insert(memberships)
    .values({ groupId: group.id, userId: viewer.id, ...place, invite: by, joinedAt: new Date() })
    .onConflictDoUpdate({ target: [memberships.groupId, memberships.userId], set: { ...place, invite: by } });
  // Guests come and go: nobody is told of each.
  const told = grants === "member" ? await noticeCame(tx, group.id, viewer.id) : [];
  return { group, joined: true, told };
}

type Place = { group: { guests: GuestsAllowed }; membership: { state: string; guest: GuestRight | null } | null };

/** Whether they are in, with all that the invite would give; guests of a group that has none any more are out. */
function isIn({ group, membership }: Place, grants: Grants): boolean {
  if (!membership) return false;
  if (membership.guest === null) return membership.state === "active";
  return (
    group.guests !== "none" && (membership.guest === grants || (membership.guest === "comment" && grants === "read"))
  );
}

/** Once it is on disk. */
export function announceIn(group: { id: string; slug: string }, userId: string, told: string[]): void {
  tellNotices(told);
  announce("access", { groupId: group.id, userId });
  announce("changed", { room: `group:${group.slug}`, what: "members" });
}

/** Whoever is outside brings nobody in either, and not themselves under another name. @throws Refusal `gone` */
async function refuseMaker(db: Db, { groupId, createdBy }: { groupId: string; createdBy: string | null }) {
  if (createdBy && (await isShutOut(db, groupId, createdBy))) throw gone(say(restraintWords, (w) => w.makerShutOut));
}

/** The group is not named: whoever lost access learns no name that was given since. @throws Refusal `forbidden` */
async function refuseRemoved(db: Db, groupId: string, userId: string): Promise<void> {
  if (await isRemoved(db, groupId, userId)) throw forbidden(say(removalWords, (w) => w.removed));
}

/** @throws Refusal `forbidden` for a link that would grant guests more than the group does */
function requireGuests(standing: Standing, granted: Grants): void {
  if (granted === "member") return;
  if (!canInviteGuests(standing)) throw forbidden(say(groupSettingWords, (w) => w.noGuests));
  if (granted === "comment" && standing.group.guests !== "comment")
    throw forbidden(say(groupSettingWords, (w) => w.guestsReadOnly));
}
