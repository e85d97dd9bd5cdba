/** How links that let people in come to an end: withdrawn, expired, used up. */
import { and, eq, gt, isNotNull, isNull, lt, or } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { forbidden, gone, notFound } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { canInvite, canRemoveMember, type GuestsAllowed } from "./group";
import { noticeGone, noticeShutOut } from "./group-notices.server";
import { recordGroupAct } from "./group-record.server";
import { groupIn } from "./groups.server";
import { notAllowed } from "./not-allowed";
import { giveUpVisits } from "./restraints.server";

const { invites, memberships } = schema;

/**
 * Withdraws it for good.
 *
 * @param endVisits whether the guests it let in lose access as well, which is a host's to decide
 * @throws Refusal `not-found`, `forbidden`
 */
export async function revokeInvite(
  viewer: SignedIn,
  slug: string,
  code: string,
  { endVisits = false }: { endVisits?: boolean } = {},
): Promise<void> {
  const { group, told, ended } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canInvite(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.notInvite),
      );
    if (endVisits && !canRemoveMember(standing)) throw forbidden(say(groupWords, (w) => w.hostsRemove));
    const found = await tx
      .update(invites)
      .set({ revokedAt: new Date() })
      .where(and(eq(invites.code, code), eq(invites.groupId, group.id)))
      .returning({ code: invites.code });
    if (found.length === 0) throw notFound();
    const { told, ended } = endVisits ? await endVisitsBy(tx, group, code) : { told: [], ended: 0 };
    const said = { link: code.slice(-4), ...(ended > 0 ? { visits: ended } : {}) };
    await recordGroupAct(tx, viewer, group, "invite.revoke", { before: said });
    return { group, told, ended };
  });
  if (ended === 0) return;
  tellNotices(told);
  announce("access", { groupId: group.id });
  announce("changed", { room: `group:${group.slug}`, what: "members" });
}

/**
 * The guests that a link let in are out, and those with an account are told. They are not shut out: nobody judged them.
 * Whoever asked to become a member goes on asking, from outside.
 */
async function endVisitsBy(
  tx: Db,
  group: { id: string; name: string },
  code: string,
): Promise<{ told: string[]; ended: number }> {
  const theirs = and(eq(memberships.groupId, group.id), eq(memberships.invite, code), isNotNull(memberships.guest));
  const asking = await tx
    .update(memberships)
    .set({ guest: null, invite: null })
    .where(and(theirs, eq(memberships.state, "pending")))
    .returning({ userId: memberships.userId });
  const gone = await tx.delete(memberships).where(theirs).returning({ userId: memberships.userId });
  await giveUpVisits(tx, group.id, code);
  const told: string[] = [];
  for (const { userId } of gone) {
    told.push(...(await noticeGone(tx, group.id, userId)));
    told.push(...(await noticeShutOut(tx, group, userId, "removed")));
  }
  return { told, ended: asking.length + gone.length };
}

/** Whoever may no longer invite keeps no way in: not for others, and not back in for themselves. */
export async function revokeInvitesBy(tx: Db, groupId: string, userId: string): Promise<void> {
  await tx
    .update(invites)
    .set({ revokedAt: new Date() })
    .where(and(eq(invites.groupId, groupId), eq(invites.createdBy, userId), isNull(invites.revokedAt)));
}

/** For a caller's own write: nobody comes in by any link that stands. */
export async function revokeOpenInvites(tx: Db, viewer: SignedIn, group: { id: string }): Promise<void> {
  const now = new Date();
  const closed = await tx
    .update(invites)
    .set({ revokedAt: now })
    .where(and(eq(invites.groupId, group.id), stillGood(now)))
    .returning({ code: invites.code });
  for (const { code } of closed)
    await recordGroupAct(tx, viewer, group, "invite.revoke", { before: { link: code.slice(-4) } });
}

/** Of invites that let somebody in. */
export const stillGood = (now: Date) =>
  and(
    isNull(invites.revokedAt),
    gt(invites.expiresAt, now),
    or(isNull(invites.maxUses), lt(invites.uses, invites.maxUses)),
  );

type Spendable = {
  invite: typeof invites.$inferSelect;
  group: { archivedAt: Date | null; guests: GuestsAllowed };
};

/** @throws Refusal `gone` */
export function refuseSpent({ invite: { revokedAt, expiresAt, maxUses, uses, grants }, group }: Spendable): void {
  if (revokedAt) throw gone(say(groupWords, (w) => w.inviteRevoked));
  if (expiresAt <= new Date()) throw gone(say(groupWords, (w) => w.inviteExpired));
  if (maxUses !== null && uses >= maxUses) throw gone(say(groupWords, (w) => w.inviteUsed));
  const isOpen = grants === "member" || group.guests === "comment" || group.guests === grants;
  if (group.archivedAt || !isOpen) throw gone(say(groupSettingWords, (w) => w.inviteClosed));
}
