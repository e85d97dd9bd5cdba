/** What groups know of one person, across all of them: for whoever takes their data along, or leaves for good. */
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { announce } from "../live/announce.server";
import { conflict } from "../refusals";
import { careWords } from "../words/account-care";
import { say } from "../words/words";
import { canSeeGroup, standingOfKept } from "./group";
import { passOn } from "./heirs.server";
import { endHoldings } from "./holdings.server";
import { giveUpPlaces } from "./restraints.server";

const { groups, memberships } = schema;

type LedGroup = { id: string; slug: string; name: string };

/** Groups that nobody else could lead if this person went. */
export async function groupsLedAlone(db: Db, userId: string): Promise<LedGroup[]> {
  const led = await db
    .select({ id: groups.id, slug: groups.slug, name: groups.name })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(eq(memberships.userId, userId), ...activeHost))
    .orderBy(asc(groups.name), asc(groups.id));
  if (led.length === 0) return [];
  const others = await db
    .selectDistinct({ id: memberships.groupId })
    .from(memberships)
    .where(
      and(
        inArray(
          memberships.groupId,
          led.map(({ id }) => id),
        ),
        ne(memberships.userId, userId),
        ...activeHost,
      ),
    );
  const shared = new Set(others.map(({ id }) => id));
  return led.filter(({ id }) => !shared.has(id));
}

/** The same as a list to show. */
export const myGroupsLedAlone = (userId: string): Promise<LedGroup[]> => groupsLedAlone(read(), userId);

/** For a caller's own write. @throws Refusal `conflict` that names the groups */
export async function requireLeadsNoneAlone(tx: Db, userId: string): Promise<void> {
  const led = await groupsLedAlone(tx, userId);
  if (led.length > 0)
    throw conflict(
      say(careWords, (w) =>
        w.deleteGroups(
          led
            .slice(0, 10)
            .map(({ name }) => name)
            .join(", "),
        ),
      ),
    );
}

/** Whose act the inheritance is: theirs who leave, by having asked to. */
const leaver = (id: string): SignedIn => ({ id, name: "", isOperator: false, by: { authSession: "" } });

/**
 * Somebody leaves all their groups for good. A group they came to lead alone since they were asked goes to whoever has
 * the highest role in it, and of those to whoever came first; so none is left that nobody can lead.
 */
export async function leaveAllGroups(userId: string): Promise<void> {
  const left = await write(async (tx) => {
    for (const { id } of await groupsLedAlone(tx, userId)) await passOn(tx, id, userId, leaver(userId));
    await endHoldings(tx, null, userId, { by: leaver(userId), why: "left" });
    await giveUpPlaces(tx, userId);
    const gone = await tx
      .delete(memberships)
      .where(eq(memberships.userId, userId))
      .returning({ id: memberships.groupId });
    const ids = gone.map(({ id }) => id);
    await renewGroups(tx, ids);
    if (ids.length === 0) return [];
    return tx.select({ id: groups.id, slug: groups.slug }).from(groups).where(inArray(groups.id, ids));
  });
  for (const { id, slug } of left) {
    announce("access", { groupId: id });
    announce("changed", { room: `group:${slug}`, what: "members" });
  }
}

/** For a caller's own write: pages of these groups that are kept are made anew. */
export async function renewGroups(tx: Db, ids: string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    await tx
      .update(groups)
      .set({ revision: sql`${groups.revision} + 1` })
      .where(inArray(groups.id, ids.slice(at, at + 500)));
  }
}

/** One's own places in groups, for taking them along; without the name of a group that is closed to them now. */
export async function ownMemberships(userId: string): Promise<object[]> {
  const rows = await read()
    .select({ membership: memberships, group: groups })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.joinedAt), asc(memberships.groupId));
  return rows.map(({ membership, group: { slug, name, ...group } }) => {
    const { role, state, joinedAt, answer } = membership;
    const sees = canSeeGroup(standingOfKept(group, membership));
    return {
      group: { slug: sees ? slug : null, name: sees ? name : null },
      ...{ role, state, joinedAt: joinedAt.toISOString(), answer },
    };
  });
}

const activeHost = [eq(memberships.role, "host"), eq(memberships.state, "active"), isNull(memberships.guest)];
