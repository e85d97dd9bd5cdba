/** Who the operator's tool puts into a group: by the rules of the group's own page, and with a line in its log. */
import { and, eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { announce } from "../live/announce.server";
import type { Role } from "./group";
import { recordGroupAct } from "./group-record.server";
import { groupIn } from "./groups.server";
import { requireOtherHost } from "./last-host.server";
import { putMember } from "./memberships.server";

const { memberships } = schema;

/**
 * @param wished null: a member, and whoever is in already stays what they are
 * @returns the role they have now
 * @throws Refusal `not-found`; `conflict` for the last host
 */
export async function placeMember(actor: SignedIn, slug: string, userId: string, wished: Role | null): Promise<Role> {
  const role = await write(async (tx) => {
    const { group } = await groupIn(tx, actor, { slug });
    const [row] = await tx
      .select({ role: memberships.role, state: memberships.state, guest: memberships.guest })
      .from(memberships)
      .where(and(eq(memberships.groupId, group.id), eq(memberships.userId, userId)));
    const before = row?.state === "active" && row.guest === null ? row.role : null;
    const after = wished ?? before ?? "member";
    if (before === after) return after;
    if (before) await requireOtherHost(tx, group.id, userId, { role: before, state: "active" });
    await putMember(tx, slug, userId, after);
    const change = { before: { role: before }, after: { role: after } };
    await recordGroupAct(tx, actor, group, "member.role", { targetId: userId, ...change });
    return after;
  });
  announce("access", { userId });
  return role;
}
