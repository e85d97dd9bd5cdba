/** A group keeps a host, and whoever is the last one hears how to go all the same. */
import { and, count, eq, isNull, lte, ne, or } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { conflict, isRefusal } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import type { Membership } from "./group";

const { memberships, restraints } = schema;

/** For a caller's own write. A group without a host could never be led again. Writes run one at a time, so two hosts leaving at once meet here in turn. */
export async function requireOtherHost(
  tx: Db,
  groupId: string,
  userId: string,
  { role, state }: Membership,
): Promise<void> {
  if (role !== "host" || state !== "active") return;
  if ((await otherHosts(tx, groupId, userId)) < 1)
    throw conflict(
      say(groupWords, (w) => w.lastHost),
      { current: { hosts: 1 } },
    );
}

/** How many could lead a group without this one. */
export async function otherHosts(tx: Db, groupId: string, userId: string): Promise<number> {
  const [hosts] = await tx
    .select({ count: count() })
    .from(memberships)
    .leftJoin(restraints, and(eq(restraints.groupId, memberships.groupId), eq(restraints.userId, memberships.userId)))
    .where(
      and(
        eq(memberships.groupId, groupId),
        ne(memberships.userId, userId),
        eq(memberships.role, "host"),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
        // Whoever is muted leads nothing meanwhile.
        or(isNull(restraints.mutedUntil), lte(restraints.mutedUntil, new Date())),
      ),
    );
  return Number(hosts?.count ?? 0);
}

/** For pages: the last host's refusal is told on the page of members, beside the way to hand over. @returns where to go */
export async function orLastHost(slug: string, run: () => Promise<string | Response>): Promise<string | Response> {
  return run().catch((error: unknown) => {
    const stands = isRefusal(error) && error.kind === "conflict" ? error.more.current : null;
    if (stands && typeof stands === "object" && "hosts" in stands) return `/g/${slug}/members?last-host`;
    throw error;
  });
}
