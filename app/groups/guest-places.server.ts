/** What becomes of a guest's places in groups once the guest has an account. */
import { and, eq, isNotNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { isRefusal } from "../refusals";
import { canJoin, wayIn } from "./group";
import { noticeCame } from "./group-notices.server";
import { groupIn } from "./groups.server";

const { memberships } = schema;

/** What is to be announced once it is on disk. */
export type SettledPlaces = { groups: Array<{ id: string; slug: string; isMember: boolean }>; told: string[] };

/**
 * For a caller's own write, after the account has been made. Where everybody may join they are a member from now on;
 * elsewhere they stay the guest they were, and may ask like anybody: an account raises no rights by itself.
 */
export async function settlePlaces(tx: Db, userId: string): Promise<SettledPlaces> {
  const account: SignedIn = { id: userId, name: "", isOperator: false, by: { authSession: "" } };
  const settled: SettledPlaces = { groups: [], told: [] };
  const mine = and(eq(memberships.userId, userId), isNotNull(memberships.guest));
  for (const { groupId } of await tx.select({ groupId: memberships.groupId }).from(memberships).where(mine)) {
    // Of a group that lets in no guests any more they know nothing, and their place stays as it is.
    const scope = await groupIn(tx, account, { id: groupId }).catch((error: unknown) => {
      if (isRefusal(error)) return null;
      throw error;
    });
    if (!scope) continue;
    const { group, standing } = scope;
    const isMember = wayIn(standing) === "open" && canJoin(standing);
    settled.groups.push({ id: group.id, slug: group.slug, isMember });
    if (!isMember) continue;
    await tx
      .update(memberships)
      .set({ guest: null, joinedAt: new Date() })
      .where(and(eq(memberships.groupId, groupId), eq(memberships.userId, userId)));
    settled.told.push(...(await noticeCame(tx, groupId, userId)));
  }
  return settled;
}

export function announcePlaces(userId: string, { groups, told }: SettledPlaces): void {
  tellNotices(told);
  for (const { id, slug, isMember } of groups) {
    if (isMember) announce("access", { groupId: id, userId });
    announce("changed", { room: `group:${slug}`, what: "members" });
  }
}
