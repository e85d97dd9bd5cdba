/** The lists of who is in a group and who waits. */
import { and, asc, count, eq, gt, or } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { instantCursor, readInstantCursor, type InstantCursor } from "../cursors";
import { forbidden, invalid } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import { canLetIn, canSeeMembers, type MemberView } from "./group";
import { groupFor } from "./groups.server";

const { memberships, users } = schema;

/**
 * A page of the members in the order they came.
 *
 * @param state `pending`: who asked to come in, for hosts only
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function membersOf(
  viewer: Viewer,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
  state: MemberView["state"] = "active",
): Promise<{ items: MemberView[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canSeeMembers(standing)) throw forbidden(say(groupWords, (w) => w.membersOnly));
  if (state === "pending" && !canLetIn(standing)) throw forbidden(say(groupWords, (w) => w.hostsLetIn));
  const from = after === null ? null : cursorOf(after);
  const rows = await read()
    .select({
      id: users.id,
      name: users.name,
      role: memberships.role,
      state: memberships.state,
      joinedAt: memberships.joinedAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.groupId, group.id),
        eq(memberships.state, state),
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
  return {
    items: page.map(({ id, name, role, state, joinedAt }) => ({
      user: { id, name },
      role,
      state,
      joinedAt: joinedAt.toISOString(),
    })),
    next: rows.length > limit && last ? instantCursor({ at: last.joinedAt, id: last.id }) : null,
  };
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

function cursorOf(after: string): InstantCursor {
  const cursor = readInstantCursor(after);
  if (!cursor) throw invalid({ after: say(groupWords, (w) => w.cursor) });
  return cursor;
}
