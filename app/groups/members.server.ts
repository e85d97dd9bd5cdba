/** The lists of who is in a group and who waits. */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { beginsWith, read, schema } from "#db/db.server";
import { byNobodyBlocked } from "../accounts/blocks.server";
import { nameKeyOf } from "../accounts/names";
import type { UserView, Viewer } from "../accounts/user";
import { instantCursor, readInstantCursor, type InstantCursor } from "../cursors";
import { canBeKey } from "../plain-line";
import { forbidden, invalid, notFound } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { canLetIn, canRemoveMember, canSeeMembers, type MemberView } from "./group";
import { groupFor } from "./groups.server";
import { holdingsOf } from "./holdings.server";
import { notAllowed } from "./not-allowed";

const { memberships, users } = schema;

/**
 * A page of the members in the order they came.
 *
 * @param which `pending`: who asked to come in, for hosts only; `guests`: who came by a guests' link
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function membersOf(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
  which: "active" | "pending" | "guests" = "active",
): Promise<{ items: MemberView[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeMembers(standing)) throw forbidden(say(groupWords, (w) => w.membersOnly));
  if (which === "pending" && !canLetIn(standing)) throw forbidden(say(groupWords, (w) => w.hostsLetIn));
  const from = after === null ? null : cursorOf(after);
  const rows = await read()
    .select({
      id: users.id,
      name: users.name,
      role: memberships.role,
      state: memberships.state,
      guest: memberships.guest,
      answer: memberships.answer,
      joinedAt: memberships.joinedAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, group.id),
        eq(memberships.state, which === "pending" ? "pending" : "active"),
        which === "guests" ? isNotNull(memberships.guest) : isNull(memberships.guest),
        from
          ? or(
              gt(memberships.joinedAt, from.at),
              and(eq(memberships.joinedAt, from.at), gt(memberships.userId, from.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(memberships.joinedAt), asc(memberships.userId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const powerful = page.filter(({ role }) => role !== "member").map(({ id }) => id);
  const holdings = await holdingsOf(group.id, powerful);
  return {
    items: page.map(({ id, name, joinedAt, ...place }) => ({
      user: { id, name },
      ...place,
      joinedAt: joinedAt.toISOString(),
      holding: holdings.get(id) ?? null,
    })),
    next: rows.length > limit && last ? instantCursor({ at: last.joinedAt, id: last.id }) : null,
  };
}

/** One person in the group, for a host who is about to decide about them. @throws Refusal `not-found`, `forbidden` */
export async function memberToDecide(viewer: Viewer, slug: string, userId: string): Promise<MemberView> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRemoveMember(standing))
    throw notAllowed(
      standing,
      say(groupWords, (w) => w.hostsRemove),
    );
  const { role, state, guest, answer, joinedAt } = memberships;
  const [row] = await read()
    .select({ id: users.id, name: users.name, role, state, guest, answer, joinedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.groupId, group.id), eq(memberships.userId, userId)));
  if (!row) throw notFound(say(groupWords, (w) => w.notMember));
  const { id, name, ...place } = row;
  const holding = (await holdingsOf(group.id, [id])).get(id) ?? null;
  return { user: { id, name }, ...place, joinedAt: row.joinedAt.toISOString(), holding };
}

/** How many wait to be let in; 0 for who could not let them in. */
export async function pendingCount(viewer: Viewer, slug: string): Promise<number> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canLetIn(standing)) return 0;
  const [row] = await read()
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), eq(memberships.state, "pending")));
  return Number(row?.count ?? 0);
}

/** Members whose name begins like `prefix`, for completing @names; "" gives the first of all. The caller has found the group. @param asker who does not see everybody */
export async function membersNamed(
  groupId: string,
  prefix: string,
  limit: number,
  asker: string | null = null,
): Promise<UserView[]> {
  if (!canBeKey(prefix)) return [];
  const key = nameKeyOf(prefix.slice(0, 100));
  return read()
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        beginsWith(users.nameKey, key),
        asker === null ? undefined : byNobodyBlocked(asker, users.id),
      ),
    )
    .orderBy(asc(users.nameKey))
    .limit(limit);
}

/** The member whose name has this key (`nameKeyOf`), if there is one. The caller has found the group. */
export async function memberByNameKey(groupId: string, key: string): Promise<UserView | null> {
  return (await membersByNameKeys(groupId, [key])).get(key) ?? null;
}

/** The same for many at once, by key. */
export async function membersByNameKeys(groupId: string, keys: string[]): Promise<Map<string, UserView>> {
  if (keys.length === 0) return new Map();
  const rows = await read()
    .select({ id: users.id, name: users.name, key: users.nameKey })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, groupId),
        eq(memberships.state, "active"),
        inArray(users.nameKey, keys.slice(0, 500)),
      ),
    );
  return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
}

function cursorOf(after: string): InstantCursor {
  const cursor = readInstantCursor(after);
  if (!cursor) throw invalid({ after: say(groupWords, (w) => w.cursor) });
  return cursor;
}
