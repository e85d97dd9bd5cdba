/** Who is kept from taking part, for those who look after that: nobody else learns it of anybody. */
import { and, asc, eq, gt, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canBeKey } from "../plain-line";
import { forbidden, invalid } from "../refusals";
import { groupWords } from "../words/groups";
import { restraintWords } from "../words/restraints";
import { say } from "../words/words";
import { canSeeRestraints, type Role } from "./group";
import { groupFor } from "./groups.server";
import { isForGood } from "./restraint";

const { memberships, restraints, users } = schema;

export const heldKinds = ["muted", "suspended", "banned"] as const;
export type HeldKind = (typeof heldKinds)[number];

export type RestrainedView = {
  user: { id: string; name: string };
  /** What they are here, or are again once it ends; null: they have no place here. */
  role: Role | null;
  /** `until` null: without an end. */
  held: Array<{ kind: HeldKind; until: string | null }>;
};

const columns = { muted: "mutedUntil", suspended: "suspendedUntil", banned: "bannedUntil" } as const;

/**
 * A page of them.
 *
 * @param kind only those; null: all
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function restrainedIn(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
  kind: HeldKind | null = null,
): Promise<{ items: RestrainedView[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeRestraints(standing)) throw forbidden(say(restraintWords, (w) => w.notYours));
  if (after !== null && !canBeKey(after)) throw invalid({ after: say(groupWords, (w) => w.cursor) });
  const now = new Date();
  const kinds = kind === null ? heldKinds : [kind];
  const rows = await read()
    .select({ restraint: restraints, user: { id: users.id, name: users.name }, role: memberships.role })
    .from(restraints)
    .innerJoin(users, eq(users.id, restraints.userId))
    .leftJoin(memberships, and(eq(memberships.groupId, restraints.groupId), eq(memberships.userId, restraints.userId)))
    .where(
      and(
        eq(restraints.groupId, group.id),
        or(...kinds.map((each) => gt(restraints[columns[each]], now))),
        after === null ? undefined : gt(restraints.userId, after),
      ),
    )
    .orderBy(asc(restraints.userId))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ restraint, user, role }) => ({
    user,
    role: role ?? ((restraint.setAside?.["role"] ?? null) as Role | null),
    held: heldKinds.flatMap((each) => {
      const until = restraint[columns[each]];
      return until && until > now ? [{ kind: each, until: isForGood(until) ? null : until.toISOString() }] : [];
    }),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.user.id ?? null) : null };
}

export const heldKindOf = (asked: string | null): HeldKind | null => heldKinds.find((each) => each === asked) ?? null;

/** What holds somebody in groups, for taking along: by id of the group, which may be closed to them now. */
export async function ownRestraints(userId: string): Promise<object[]> {
  const rows = await read().select().from(restraints).where(eq(restraints.userId, userId)).orderBy(restraints.groupId);
  return rows.map(({ groupId, mutedUntil, suspendedUntil, bannedUntil, setAside }) => ({
    ...{ group: groupId, mutedUntil: mutedUntil?.toISOString() ?? null },
    ...{ suspendedUntil: suspendedUntil?.toISOString() ?? null, bannedUntil: bannedUntil?.toISOString() ?? null },
    place: setAside && { role: setAside["role"], state: setAside["state"] },
  }));
}
