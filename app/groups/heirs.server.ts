/** Who leads a group after the last of its hosts is gone for good. */
import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Role } from "./group";
import { recordGroupAct } from "./group-record.server";
import { setRole } from "./holdings.server";

const { memberships } = schema;

/** Best fitted first. */
const heirs: Role[] = ["facilitator", "moderator", "member"];

/**
 * For a caller's own write: a group goes to whoever has the highest role in it, and of those to whoever came first.
 *
 * @param by whose act it is
 */
export async function passOn(tx: Db, groupId: string, fromId: string, by: SignedIn): Promise<void> {
  const others = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, groupId),
        ne(memberships.userId, fromId),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
      ),
    )
    .orderBy(asc(memberships.joinedAt), asc(memberships.userId));
  const heir = heirs.map((role) => others.find((each) => each.role === role)).find((each) => each !== undefined);
  if (!heir) return;
  await setRole(tx, groupId, heir.userId, "host", { by, right: "handed-over" });
  const said = { before: { role: heir.role }, after: { role: "host" } };
  await recordGroupAct(tx, by, { id: groupId }, "member.hand-over", { targetId: heir.userId, ...said });
}
