/** A group gets another host in one act. */
import { write } from "#db/db.server";
import { requireProof } from "../accounts/proof.server";
import type { SignedIn } from "../accounts/user";
import { canBeKey } from "../plain-line";
import { invalid, isRefusal } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { restraintWords } from "../words/restraints";
import { say } from "../words/words";
import { canHandOver } from "./group";
import { noticeRole } from "./group-notices.server";
import { recordGroupAct } from "./group-record.server";
import { groupFor, groupIn } from "./groups.server";
import { setRole } from "./holdings.server";
import { revokeInvitesBy } from "./invite-ends.server";
import { announceMembers, membershipIn } from "./member-rows.server";
import { notAllowed } from "./not-allowed";
import { isMutedIn } from "./restraints.server";

/**
 * Makes somebody else the host in one act. Whoever hands over proves anew who they are.
 *
 * @param stays whether one stays a host too; else one becomes a member
 * @throws Refusal `not-found`, `forbidden`, `unproven`; `invalid` (user)
 */
export async function handOver(
  viewer: SignedIn,
  slug: string,
  { user: userId, stays }: { user: string; stays: boolean },
): Promise<void> {
  const { standing: now } = await groupFor(viewer, slug);
  if (!canHandOver(now))
    throw notAllowed(
      now,
      say(groupSettingWords, (w) => w.hostsHandOver),
    );
  await requireProof(viewer);
  if (userId === viewer.id) throw invalid({ user: say(groupSettingWords, (w) => w.handOverSelf) });
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canHandOver(standing))
      throw notAllowed(
        standing,
        say(groupSettingWords, (w) => w.hostsHandOver),
      );
    const there = canBeKey(userId) ? await membershipIn(tx, group.id, userId).catch(unlessRefused) : null;
    if (there?.state !== "active" || there.guest)
      throw invalid({ user: say(groupSettingWords, (w) => w.handOverMember) });
    if (await isMutedIn(tx, group.id, userId)) throw invalid({ user: say(restraintWords, (w) => w.mutedHost) });
    await setRole(tx, group.id, userId, "host", { by: viewer, right: "handed-over" });
    if (!stays) {
      await setRole(tx, group.id, viewer.id, "member", { by: viewer, right: "kept", why: "handed-over" });
      await revokeInvitesBy(tx, group.id, viewer.id);
    }
    const said = { before: { role: there.role }, after: { role: "host", stays } };
    await recordGroupAct(tx, viewer, group, "member.hand-over", { targetId: userId, ...said });
    return { group, told: there.role === "host" ? [] : await noticeRole(tx, group.id, userId, "host", viewer) };
  });
  for (const id of [userId, viewer.id]) announceMembers(group, id, told);
}

function unlessRefused(error: unknown): null {
  if (isRefusal(error)) return null;
  throw error;
}
