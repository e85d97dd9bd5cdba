/** Who is in a group: coming in, going, roles. Each rule is asked inside the write, by what stands at that moment. */
import { and, eq } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import { requireProof } from "../accounts/proof.server";
import type { SignedIn } from "../accounts/user";
import { conflict, forbidden, invalid, isRefusal, type Refusal } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { accountWords } from "../words/accounts";
import { groupWords } from "../words/groups";
import { restraintWords } from "../words/restraints";
import { say } from "../words/words";
import {
  canChangeRoles,
  canInvite,
  canJoin,
  canLetIn,
  canRemoveMember,
  roles,
  wayIn,
  type Membership,
  type Role,
  type Standing,
} from "./group";
import {
  noticeAnswered,
  noticeAsked,
  noticeCame,
  noticeGone,
  noticeLetIn,
  noticeRole,
  noticeShutOut,
} from "./group-notices.server";
import { checkAnswer } from "./group-input.server";
import { changeOf, recordGroupAct } from "./group-record.server";
import { groupFor, groupIn, type GroupScope } from "./groups.server";
import { endHoldings, noteRole, setRole, type Right } from "./holdings.server";
import { revokeInvitesBy, revokeOpenInvites } from "./invite-ends.server";
import { requireOtherHost } from "./last-host.server";
import { inviteOnlySaid } from "./invite-only";
import { announceMembers, change, membershipIn } from "./member-rows.server";
import { notAllowed } from "./not-allowed";
import { forgetRemoval, isRemoved, noteRemoval, type Removal } from "./removals.server";
import { heldBack } from "./restraint";
import { endWhatIsOver, giveUpPlace, isShutOut, standingFor } from "./restraints.server";

const { groups, memberships } = schema;

/**
 * Comes in, or asks to. Doing it twice changes nothing.
 *
 * @param input `answer` to the group's question, where it has one
 * @throws Refusal `not-found`, `forbidden` where one joins with an invite, `invalid` (answer)
 */
export async function joinGroup(
  viewer: SignedIn,
  slug: string,
  input: { answer?: unknown } = {},
): Promise<{ state: Membership["state"] }> {
  const { group, state, isNew, told } = await write(async (tx) => {
    const { group, standing } = await placeAnew(tx, viewer, slug);
    const way = wayIn(standing);
    if (way === "in") return { group, state: "active" as const, isNew: false, told: [] };
    if (way === "waiting") return { group, state: "pending" as const, isNew: false, told: [] };
    if (viewer.isGuest) throw forbidden(say(groupSettingWords, (w) => w.guestAccount));
    if (!canJoin(standing)) throw notJoining(standing, group);
    // Whom a host removed asks like anybody, also where others walk in.
    const isOpen = way === "open" && !(await isRemoved(tx, group.id, viewer.id));
    const state = isOpen ? ("active" as const) : ("pending" as const);
    const answer = state === "pending" ? checkAnswer(input.answer, group.joinQuestion) : "";
    const place = { role: "member", state, joinedAt: new Date(), answer } as const;
    // Whoever was here as a guest comes in, or asks to, like anybody else; while they wait they stay the guest they were.
    await tx
      .insert(memberships)
      .values({ groupId: group.id, userId: viewer.id, ...place })
      .onConflictDoUpdate({
        target: [memberships.groupId, memberships.userId],
        set: state === "active" ? { ...place, guest: null } : place,
      });
    const told = await (state === "active" ? noticeCame : noticeAsked)(tx, group.id, viewer.id);
    return { group, state, isNew: true, told };
  });
  if (isNew) announceMembers(group, viewer.id, told);
  return { state };
}

/** Who asked to come in, or was removed before. @throws Refusal `not-found`, `forbidden` */
export async function letIn(viewer: SignedIn, slug: string, userId: string): Promise<void> {
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canLetIn(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.hostsLetIn),
      );
    if (await isShutOut(tx, group.id, userId)) throw conflict(say(restraintWords, (w) => w.mayNotComeIn));
    const removal = await forgetRemoval(tx, group.id, userId);
    const there = await membershipIn(tx, group.id, userId).catch(unlessRemoved(removal));
    if (there?.state === "active") return { group, told: [] };
    // The answer was for this decision, and goes with it.
    const place = { state: "active", joinedAt: new Date(), guest: null, answer: "" } as const;
    if (there) await change(tx, group.id, userId, place);
    // As what they were in, but for the role: that is given anew or not at all.
    else if (removal)
      await tx
        .insert(memberships)
        .values({ groupId: group.id, userId, role: "member", ...place, guest: removal.guest });
    await recordGroupAct(tx, viewer, group, "member.let-in", { targetId: userId });
    return { group, told: await noticeLetIn(tx, group.id, userId, viewer) };
  });
  announceMembers(group, userId, told);
}

/**
 * @throws Refusal `not-found`, `forbidden`; `invalid` (role); `conflict` for the last host, or for who still waits;
 *   `unproven` in a browser that nobody has proved themselves at for a while
 */
export async function changeRole(viewer: SignedIn, slug: string, userId: string, role: unknown): Promise<void> {
  const wished = roles.find((each) => each === role);
  await requireAtHand(viewer, slug, canChangeRoles);
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canChangeRoles(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.hostsRoles),
      );
    if (!wished)
      throw invalid({
        role: say(
          groupWords,
          (w) => w.role,
          (w) => w.choose,
        ),
      });
    // Whoever is a host may send the others away: a token must not do by two steps what it may not do by one.
    if (wished === "host" && "token" in viewer.by) throw forbidden(say(accountWords, (w) => w.notByToken));
    const there = await membershipIn(tx, group.id, userId);
    if (there.state !== "active") throw conflict(say(groupWords, (w) => w.stillWaiting));
    if (there.guest) throw conflict(say(groupSettingWords, (w) => w.guestRole));
    if (wished !== "host") await requireOtherHost(tx, group.id, userId, there);
    const right = "operatorTool" in viewer.by ? "operator" : "appointed";
    await setRole(tx, group.id, userId, wished, { by: viewer, right });
    const changed = changeOf({ role: there.role }, { role: wished }, ["role"]);
    if (changed) await recordGroupAct(tx, viewer, group, "member.role", { targetId: userId, ...changed });
    if (!mayStillInvite(standing, wished)) await revokeInvitesBy(tx, group.id, userId);
    return { group, told: changed ? await noticeRole(tx, group.id, userId, wished, viewer) : [] };
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
 * Also turns away who asked to come in. Removing oneself is leaving. Whom a host removed comes back by no link and no
 * open door: until a host lets them in (`letIn`) they can only ask.
 *
 * @param closeLinks withdraws every link that lets somebody in: whoever holds one could come under another name
 * @throws Refusal `not-found`, `forbidden`, `conflict` for the last host
 */
export async function removeMember(
  viewer: SignedIn,
  slug: string,
  userId: string,
  { closeLinks = false }: { closeLinks?: boolean } = {},
): Promise<void> {
  const { group, told } = await write(async (tx) => {
    const isOther = userId !== viewer.id;
    const { group, standing } = await groupToLeave(tx, viewer, slug);
    if (isOther && !canRemoveMember(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.hostsRemove),
      );
    const setAside = await giveUpPlace(tx, group.id, userId);
    const there = setAside ?? (await membershipIn(tx, group.id, userId));
    if (!setAside) await requireOtherHost(tx, group.id, userId, there);
    await revokeInvitesBy(tx, group.id, userId);
    await endHoldings(tx, group.id, userId, { by: viewer, why: isOther ? "removed" : "left" });
    const isAsking = there.state === "pending";
    // A guest who asked, and does not become a member, is the guest they were.
    const staysGuest = isAsking && there.guest !== undefined && !setAside;
    if (staysGuest) await change(tx, group.id, userId, { state: "active", answer: "" });
    else await tx.delete(memberships).where(at(group.id, userId));
    const told = await (staysGuest ? noticeAnswered : noticeGone)(tx, group.id, userId);
    if (!isOther) return { group, told };
    const before = { role: there.role, ...(there.guest ? { guest: there.guest } : {}) };
    await recordGroupAct(tx, viewer, group, isAsking ? "member.turn-away" : "member.remove", {
      targetId: userId,
      before,
    });
    if (!isAsking) await noteRemoval(tx, group.id, userId, there.guest ?? null);
    if (closeLinks) await revokeOpenInvites(tx, viewer, group);
    return {
      group,
      told: [...told, ...(await noticeShutOut(tx, group, userId, isAsking ? "turned-away" : "removed"))],
    };
  });
  announceMembers(group, userId, told);
}

/** Leaves, or takes back the wish to come in. @throws Refusal `not-found`, `conflict` for the last host */
export const leaveGroup = (viewer: SignedIn, slug: string): Promise<void> => removeMember(viewer, slug, viewer.id);

/** Says no to who asked to come in. @throws Refusal as `removeMember` */
export const turnAway = removeMember;

/** For a caller's own write: makes somebody a member as they are told to be, whoever asks (the operator's tool, the first start). */
export async function putMember(
  tx: Db,
  groupSlug: string,
  userId: string,
  role: Role,
  right: Right = "operator",
): Promise<boolean> {
  const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.slug, groupSlug));
  if (!group) return false;
  await endWhatIsOver(tx, group.id, userId);
  if (await isShutOut(tx, group.id, userId)) throw conflict(say(restraintWords, (w) => w.mayNotComeIn));
  await tx
    .insert(memberships)
    .values({ groupId: group.id, userId, role, state: "active", joinedAt: new Date() })
    .onConflictDoUpdate({
      target: [memberships.groupId, memberships.userId],
      set: { role, state: "active", guest: null },
    });
  await noteRole(tx, group.id, userId, role, { by: null, right });
  await forgetRemoval(tx, group.id, userId);
  return true;
}

/** Whoever becomes the operator finds the sample group theirs to lead, if it is still there. */
export const hostSampleGroup = async (tx: Db, userId: string): Promise<void> => {
  const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.slug, "sample"));
  if (group && !(await isShutOut(tx, group.id, userId))) await putMember(tx, "sample", userId, "host");
};

const unlessRemoved = (removal: Removal | null) => (error: unknown) => {
  if (removal && isRefusal(error)) return null;
  throw error;
};

function notJoining(standing: Standing, { timeZone }: { timeZone: string }): Refusal {
  const held = standing.shutOut && heldBack(standing);
  if (held) return forbidden(held);
  if (standing.group.isArchived) return forbidden(say(groupSettingWords, (w) => w.closedDoor));
  return forbidden(inviteOnlySaid(standing, timeZone) ?? say(groupWords, (w) => w.inviteOnly));
}

/** Whose time outside is over has their place again, also when it ended a moment ago. */
async function placeAnew(tx: Db, viewer: SignedIn, slug: string): Promise<GroupScope> {
  const scope = await groupIn(tx, viewer, { slug });
  if (scope.standing.membership || scope.standing.shutOut) return scope;
  await endWhatIsOver(tx, scope.group.id, viewer.id);
  return groupIn(tx, viewer, { slug });
}

/** Whoever is outside for a time may go for good, also where they may not know of the group meanwhile. */
async function groupToLeave(tx: Db, viewer: SignedIn, slug: string): Promise<GroupScope> {
  return groupIn(tx, viewer, { slug }).catch(async (error: unknown) => {
    const scope = isRefusal(error) ? await standingFor(viewer, slug, tx) : null;
    if (scope) return scope;
    throw error;
  });
}

/** A proof is asked of those who may do it only: nobody else learns anything by it. */
async function requireAtHand(viewer: SignedIn, slug: string, may: (standing: Standing) => boolean): Promise<void> {
  if (!("authSession" in viewer.by)) return;
  if (may((await groupFor(viewer, slug)).standing)) await requireProof(viewer);
}

const at = (groupId: string, userId: string) => and(eq(memberships.groupId, groupId), eq(memberships.userId, userId));

const mayStillInvite = (standing: Standing, role: Role) =>
  canInvite({ ...standing, membership: { role, state: "active" } });
