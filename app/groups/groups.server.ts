/** Where groups are kept. Every look-up is scoped to who asks: to have found it is to be allowed to see it. */
import { and, eq, sql } from "drizzle-orm";
import { prepared, read, schema, write, type Db } from "#db/db.server";
import { isTaken } from "#db/failures";
import { requireProof } from "../accounts/proof.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { requireNoHold } from "../cases/holds.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { chance, mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { conflict, forbidden, invalid, isRefusal, notFound } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { say } from "../words/words";
import {
  canChangeGroup,
  canDeleteGroup,
  canSeeGroup,
  isShutDoor,
  type GroupView,
  type GuestRight,
  type Membership,
  type Standing,
} from "./group";
import { checkChanges, checkGroup, type GroupInput } from "./group-input.server";
import type { GroupAct } from "./group-acts";
import { noteRole } from "./holdings.server";
import { groupColumns, type GroupRow } from "./group-row.server";
import { noticeGroup } from "./group-notices.server";
import { groupView } from "./group-views.server";
import { changeOf, recordGroupAct } from "./group-record.server";
import { notAllowed } from "./not-allowed";
import { isInviteOnly } from "./prevention";
import { preventionOf } from "./preventions.server";
import { restraintIn, type Untils } from "./restraint";
import { slugOf } from "./slug";
import { claimSlug, freeSlug, moveSlug } from "./slugs.server";

const { groups, memberships, restraints } = schema;

export type { GroupRow };

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
  const standing = await atTheDoor(db, row.group, placed(viewer, row));
  if (!canSeeGroup(standing)) throw notFound();
  return { group: row.group, standing };
}

/** In some weeks one comes in by invitation only. Asked of those alone who are outside. */
async function atTheDoor(db: Db, group: GroupRow, standing: Standing): Promise<Standing> {
  const isInside = standing.membership !== null && standing.membership.guest === undefined;
  if (isInside || group.joining === "invite") return standing;
  const settings = await preventionOf(db, group.id);
  if (!settings.inviteOnly || !isInviteOnly(settings)) return standing;
  const { until } = settings.inviteOnly;
  return { ...standing, group: { ...standing.group, joining: "invite" }, inviteOnlyUntil: until };
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
  if (viewer.isGuest) throw forbidden(say(groupSettingWords, (w) => w.guestAccount));
  const { id, slug, ...rest } = checkGroup(input);
  if (isShutDoor(rest)) throw shutDoor();
  const wished = slug || slugOf(rest.name) || `group-${chance(4)}`;
  const row = { ...rest, id: id ?? mintId(), createdAt: new Date(), archivedAt: null, revision: 1 };
  const made = await write(async (tx) => {
    const [standing] = id ? await tx.select(groupColumns).from(groups).where(eq(groups.id, id)) : [];
    if (standing)
      return { group: await sameOrConflict(tx, viewer, standing, { name: row.name, slug }), created: false };
    const group: GroupRow = { ...row, slug: slug ? slug : await freeSlug(tx, wished) };
    await tx.insert(groups).values(group);
    await claimSlug(tx, group.slug, null);
    await recordGroupAct(tx, viewer, group, "group.make", {
      after: { name: group.name, visibility: group.visibility },
    });
    await tx
      .insert(memberships)
      .values({ groupId: group.id, userId: viewer.id, role: "host", state: "active", joinedAt: row.createdAt });
    await noteRole(tx, group.id, viewer.id, "host", { by: viewer, right: "founded" });
    return { group, created: true };
  }).catch((error: unknown) => {
    if (isTaken(error)) throw invalid({ slug: say(groupWords, (w) => w.slugTaken) });
    throw error;
  });
  return { group: await groupView(made.group), created: made.created };
}

/**
 * What is said is changed. With another `slug` the old address leads to the new one (`movedSlug`) from then on.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field
 */
export async function changeGroup(viewer: SignedIn, slug: string, input: GroupInput): Promise<GroupView> {
  const changes = checkChanges(input);
  const { before, after, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canChangeGroup(standing))
      throw notAllowed(
        standing,
        say(groupWords, (w) => w.hostsChange),
      );
    const next = { ...group, ...changes, revision: group.revision + 1 };
    // Groups made before this was asked stay as they are.
    if (isShutDoor(next) && !isShutDoor(group)) throw shutDoor();
    await tx.update(groups).set(next).where(eq(groups.id, group.id));
    if (next.slug !== group.slug) await moveSlug(tx, group, next.slug);
    for (const [act, names] of deeds) {
      const change = changeOf(group, changes, names);
      if (change) await recordGroupAct(tx, viewer, group, act, change);
    }
    const told: string[] = [];
    if (next.visibility !== group.visibility) told.push(...(await noticeGroup(tx, next, "group-visibility", viewer)));
    if (next.name !== group.name || next.slug !== group.slug)
      told.push(...(await noticeGroup(tx, next, "group-renamed", viewer)));
    return { before: group, after: next, told };
  }).catch((error: unknown) => {
    if (isTaken(error)) throw invalid({ slug: say(groupWords, (w) => w.slugTaken) });
    throw error;
  });
  tellNotices(told);
  if (before.visibility !== after.visibility || before.guests !== after.guests)
    announce("access", { groupId: after.id });
  for (const room of new Set([before.slug, after.slug])) announce("changed", { room: `group:${room}`, what: "group" });
  return groupView(after);
}

const shutDoor = () => invalid({ joining: say(groupWords, (w) => w.shutDoor) });

/** Settings by the act their change is logged as. */
const deeds = [
  ["group.change", ["name", "description", "joining", "joinQuestion", "language", "timeZone"]],
  ["group.visibility", ["visibility"]],
  ["group.guests", ["guests"]],
  ["group.rename", ["slug"]],
] as const satisfies Array<[GroupAct, Array<keyof GroupRow>]>;

/**
 * With all its texts, comments and memberships, for good.
 *
 * @param typed the slug once more, as somebody who means it types it
 * @throws Refusal `not-found`, `forbidden`, `unproven`, `invalid` (confirm); `conflict` while something in it is kept for the law
 */
export async function deleteGroup(viewer: SignedIn, slug: string, typed: unknown): Promise<void> {
  const { standing: now } = await groupFor(viewer, slug);
  if ("authSession" in viewer.by && canDeleteGroup(now)) await requireProof(viewer);
  const id = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canDeleteGroup(standing)) throw forbidden(say(groupWords, (w) => w.hostsDelete));
    if (typeof typed !== "string" || typed.trim() !== group.slug) {
      throw invalid({ confirm: say(groupWords, (w) => w.typeSlug(group.slug)) });
    }
    await requireNoHold(tx, { group: group.id });
    await recordGroupAct(tx, viewer, group, "group.delete", { before: { name: group.name, slug: group.slug } });
    await tx.delete(groups).where(eq(groups.id, group.id));
    return group.id;
  });
  announce("access", { groupId: id });
}

/** A group with the asker's place in it, in one look-up: every page of a group and of its texts begins with it. */
const scoped = (db: Db) =>
  db
    .select({
      ...{ group: groupColumns, role: memberships.role, state: memberships.state, guest: memberships.guest },
      mutedUntil: restraints.mutedUntil,
      suspendedUntil: restraints.suspendedUntil,
      bannedUntil: restraints.bannedUntil,
    })
    .from(groups)
    .leftJoin(memberships, and(eq(memberships.groupId, groups.id), eq(memberships.userId, sql.placeholder("userId"))))
    .leftJoin(restraints, and(eq(restraints.groupId, groups.id), eq(restraints.userId, sql.placeholder("userId"))));
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

/** What the rules ask about, of a row. */
export const standingOf = (viewer: Viewer, group: GroupRow, membership: Membership | null): Standing => ({
  viewer,
  group: {
    visibility: group.visibility,
    joining: group.joining,
    isArchived: group.archivedAt !== null,
    guests: group.guests,
  },
  membership,
});

type Place = { role: Membership["role"] | null; state: Membership["state"] | null; guest: GuestRight | null };

/** Who is kept from taking part is so at once, and again themselves the moment that ends. */
function placed(viewer: Viewer, row: { group: GroupRow } & Place & Untils): Standing {
  const standing = standingOf(viewer, row.group, membershipOf(viewer, row));
  const isHeld = row.mutedUntil ?? row.suspendedUntil ?? row.bannedUntil;
  if (!isHeld || (viewer && "operatorTool" in viewer.by)) return standing;
  const restraint = restraintIn(row.group.slug, row);
  return { ...standing, ...restraint, membership: restraint.shutOut ? null : standing.membership };
}

/** Whoever holds the operator's tool holds the database: it acts as a host everywhere. */
function membershipOf(viewer: Viewer, row: Place): Membership | null {
  if (viewer && "operatorTool" in viewer.by) return { role: "host", state: "active" };
  if (!row.role || !row.state) return null;
  return { role: row.role, state: row.state, ...(row.guest ? { guest: row.guest } : {}) };
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
