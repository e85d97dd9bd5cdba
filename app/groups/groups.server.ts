/** Where groups are kept. Every look-up is scoped to who asks: to have found it is to be allowed to see it. */
import { and, asc, count, eq, gt, inArray, or, sql } from "drizzle-orm";
import { prepared, read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import type { SignedIn, Viewer } from "../accounts/user";
import { announce } from "../live/announce.server";
import { chance, mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { conflict, forbidden, invalid, isRefusal, notFound } from "../refusals";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import {
  canChangeGroup,
  canDeleteGroup,
  canSeeGroup,
  type GroupView,
  type Joining,
  type Membership,
  type Standing,
  type Visibility,
} from "./group";
import { checkChanges, checkGroup, type GroupInput } from "./group-input.server";
import { isReservedSlug, slugOf } from "./slug";

const { groups, memberships, texts } = schema;

export type GroupRow = {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  joining: Joining;
  createdAt: Date;
  /** Rises with each change of the group itself. */
  revision: number;
};

/** A group and what the asker may do there. */
export type GroupScope = { group: GroupRow; standing: Standing };

/** @throws Refusal `not-found` when there is no such group, or the asker may not know of it */
export const groupFor = (viewer: Viewer, slug: string): Promise<GroupScope> => groupIn(read(), viewer, { slug });

/** The same by id. @throws Refusal `not-found` */
export const standingIn = (viewer: Viewer, groupId: string): Promise<GroupScope> =>
  groupIn(read(), viewer, { id: groupId });

/** The same on a given side of the database, so that a write decides by what stands at that moment. */
export async function groupIn(db: Db, viewer: Viewer, by: { slug: string } | { id: string }): Promise<GroupScope> {
  if ("slug" in by && !canBeKey(by.slug)) throw notFound();
  const userId = viewer?.id ?? "";
  const [row] =
    "slug" in by ? await bySlug(db).execute({ slug: by.slug, userId }) : await byId(db).execute({ id: by.id, userId });
  if (!row) throw notFound();
  const standing: Standing = { viewer, group: row.group, membership: membershipOf(viewer, row) };
  if (!canSeeGroup(standing)) throw notFound();
  return { group: row.group, standing };
}

/**
 * A page of the groups one may come upon: the public ones and one's own, by id.
 *
 * @param which `mine`: only those one is in or waits for; `public`: only those listed for everybody
 */
export async function groupsFor(
  viewer: Viewer,
  { limit, after }: { limit: number; after: string | null },
  which: "all" | "mine" | "public" = "all",
): Promise<{ items: GroupView[]; next: string | null }> {
  const listed = eq(groups.visibility, "public");
  const mine = viewer
    ? inArray(
        groups.id,
        read().select({ id: memberships.groupId }).from(memberships).where(eq(memberships.userId, viewer.id)),
      )
    : sql`1 = 0`;
  const scope = { all: or(listed, mine), mine, public: listed }[which];
  const rows = await read()
    .select(columns)
    .from(groups)
    .where(and(scope, after === null ? undefined : gt(groups.id, after)))
    .orderBy(asc(groups.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items: await viewsOf(items), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export async function groupView(group: GroupRow): Promise<GroupView> {
  const [view] = await viewsOf([group]);
  if (!view) throw notFound();
  return view;
}

/**
 * The maker becomes its host. The same id again is the same group, not two.
 *
 * @returns `created: false` when a group with this id stood already
 * @throws Refusal `invalid` by field; `conflict` when another group has the id
 */
export async function createGroup(
  viewer: SignedIn,
  input: GroupInput,
): Promise<{ group: GroupView; created: boolean }> {
  const { id, slug, ...rest } = checkGroup(input);
  const wished = slug || slugOf(rest.name) || `group-${chance(4)}`;
  const row = { ...rest, id: id ?? mintId(), createdAt: new Date(), revision: 1 };
  const made = await write(async (tx) => {
    const [standing] = id ? await tx.select(columns).from(groups).where(eq(groups.id, id)) : [];
    if (standing)
      return { group: await sameOrConflict(tx, viewer, standing, { name: row.name, slug }), created: false };
    const group: GroupRow = { ...row, slug: slug ? slug : await freeSlug(tx, wished) };
    await tx.insert(groups).values(group);
    await tx
      .insert(memberships)
      .values({ groupId: group.id, userId: viewer.id, role: "host", state: "active", joinedAt: row.createdAt });
    return { group, created: true };
  }).catch((error: unknown) => {
    if (isTaken(error)) throw invalid({ slug: say(groupWords, (w) => w.slugTaken) });
    throw error;
  });
  return { group: await groupView(made.group), created: made.created };
}

/** @throws Refusal `not-found`, `forbidden`, `invalid` by field */
export async function changeGroup(viewer: SignedIn, slug: string, input: GroupInput): Promise<GroupView> {
  const changes = checkChanges(input);
  const { before, after } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canChangeGroup(standing)) throw forbidden(say(groupWords, (w) => w.hostsChange));
    const next = { ...group, ...changes, revision: group.revision + 1 };
    await tx.update(groups).set(next).where(eq(groups.id, group.id));
    return { before: group, after: next };
  });
  if (before.visibility !== after.visibility) announce("access", { groupId: after.id });
  announce("changed", { room: `group:${after.slug}`, what: "group" });
  return groupView(after);
}

/**
 * With all its texts, comments and memberships, for good.
 *
 * @param typed the slug once more, as somebody who means it types it
 * @throws Refusal `not-found`, `forbidden`, `invalid` (confirm)
 */
export async function deleteGroup(viewer: SignedIn, slug: string, typed: unknown): Promise<void> {
  const id = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canDeleteGroup(standing)) throw forbidden(say(groupWords, (w) => w.hostsDelete));
    if (typeof typed !== "string" || typed.trim() !== group.slug) {
      throw invalid({ confirm: say(groupWords, (w) => w.typeSlug(group.slug)) });
    }
    await tx.delete(groups).where(eq(groups.id, group.id));
    return group.id;
  });
  announce("access", { groupId: id });
}

const columns = {
  id: groups.id,
  slug: groups.slug,
  name: groups.name,
  description: groups.description,
  visibility: groups.visibility,
  joining: groups.joining,
  createdAt: groups.createdAt,
  revision: groups.revision,
};

/** A group with the asker's place in it, in one look-up: every page of a group and of its texts begins with it. */
const scoped = (db: Db) =>
  db
    .select({ group: columns, role: memberships.role, state: memberships.state })
    .from(groups)
    .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, sql.placeholder("userId"))));
const bySlug = prepared((db) =>
  scoped(db)
    .where(eq(groups.slug, sql.placeholder("slug")))
    .prepare(),
);
const byId = prepared((db) =>
  scoped(db)
    .where(eq(groups.id, sql.placeholder("id")))
    .prepare(),
);

/** Whoever holds the operator's tool holds the database: it acts as a host everywhere. */
function membershipOf(
  viewer: Viewer,
  row: { role: Membership["role"] | null; state: Membership["state"] | null },
): Membership | null {
  if (viewer && "operatorTool" in viewer.by) return { role: "host", state: "active" };
  return row.role && row.state ? { role: row.role, state: row.state } : null;
}

async function viewsOf(rows: GroupRow[]): Promise<GroupView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [members, works] = await Promise.all([
    read()
      .select({ id: memberships.groupId, count: count() })
      .from(memberships)
      .where(and(inArray(memberships.groupId, ids), eq(memberships.state, "active")))
      .groupBy(memberships.groupId),
    read()
      .select({ id: texts.groupId, count: count() })
      .from(texts)
      .where(inArray(texts.groupId, ids))
      .groupBy(texts.groupId),
  ]);
  const counted = (of: typeof members) => new Map(of.map((row) => [row.id, Number(row.count)]));
  const [memberCounts, textCounts] = [counted(members), counted(works)];
  return rows.map(({ id, slug, name, description, visibility, joining, createdAt }) => ({
    ...{ id, slug, name, description, visibility, joining },
    createdAt: createdAt.toISOString(),
    memberCount: memberCounts.get(id) ?? 0,
    textCount: textCounts.get(id) ?? 0,
  }));
}

async function sameOrConflict(
  tx: Db,
  viewer: SignedIn,
  row: GroupRow,
  wished: { name: string; slug: string },
): Promise<GroupRow> {
  const same = row.name === wished.name && (!wished.slug || row.slug === wished.slug);
  const mine = await groupIn(tx, viewer, { id: row.id }).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  if (!same || mine?.standing.membership?.role !== "host") throw conflict(say(groupWords, (w) => w.idTaken));
  return row;
}

/** The wished slug, or the first of it with a number that nobody has. */
async function freeSlug(tx: Db, wished: string): Promise<string> {
  const candidates = [wished, ...Array.from({ length: 8 }, (_, at) => `${wished}-${at + 2}`), `${wished}-${chance(3)}`];
  const rows = await tx.select({ slug: groups.slug }).from(groups).where(inArray(groups.slug, candidates));
  const taken = new Set(rows.map((row) => row.slug));
  return candidates.find((slug) => !taken.has(slug) && !isReservedSlug(slug)) ?? `${wished}-${chance(3)}`;
}
