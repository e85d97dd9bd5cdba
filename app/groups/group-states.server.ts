/** The addresses a group had before, and whether it is archived. */
import { and, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { canBeKey } from "../plain-line";
import { isRefusal } from "../refusals";
import { groupSettingWords } from "../words/group-settings";
import { say } from "../words/words";
import { canArchive, canRestore, type GroupView, type Standing } from "./group";
import type { GroupAct } from "./group-acts";
import { noticeGroup } from "./group-notices.server";
import { recordGroupAct } from "./group-record.server";
import { groupView } from "./group-views.server";
import { groupIn, standingIn, type GroupRow } from "./groups.server";
import { notAllowed } from "./not-allowed";

const { formerSlugs, groups } = schema;

/** The present address of a group that had this one before, for those who may know of the group; null for all others. */
export async function movedSlug(viewer: Viewer, slug: string): Promise<string | null> {
  if (!canBeKey(slug)) return null;
  const [row] = await read()
    .select({ groupId: formerSlugs.groupId })
    .from(formerSlugs)
    .where(eq(formerSlugs.slug, slug));
  if (!row) return null;
  try {
    return (await standingIn(viewer, row.groupId)).group.slug;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Closes it to every change, until it is restored. @throws Refusal `not-found`, `forbidden` */
export const archiveGroup = (viewer: SignedIn, slug: string): Promise<GroupView> =>
  setArchived(viewer, slug, { archivedAt: new Date(), may: canArchive, act: "group.archive" });

/** @throws Refusal `not-found`, `forbidden` */
export const restoreGroup = (viewer: SignedIn, slug: string): Promise<GroupView> =>
  setArchived(viewer, slug, { archivedAt: null, may: canRestore, act: "group.restore" });

/** Doing it twice changes nothing. */
async function setArchived(
  viewer: SignedIn,
  slug: string,
  { archivedAt, may, act }: { archivedAt: Date | null; may: (standing: Standing) => boolean; act: GroupAct },
): Promise<GroupView> {
  const { group, told } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    const isDone = (group.archivedAt === null) === (archivedAt === null);
    const asked = isDone ? { ...standing, group: { ...standing.group, isArchived: archivedAt === null } } : standing;
    if (!may(asked))
      throw notAllowed(
        standing,
        say(groupSettingWords, (w) => w.hostsArchive),
      );
    return isDone ? { group, told: [] } : change(tx, viewer, group, archivedAt, act);
  });
  tellNotices(told);
  announce("access", { groupId: group.id });
  announce("changed", { room: `group:${group.slug}`, what: "group" });
  return groupView(group);
}

async function change(
  tx: Db,
  viewer: SignedIn,
  group: GroupRow,
  archivedAt: Date | null,
  act: GroupAct,
): Promise<{ group: GroupRow; told: string[] }> {
  const next = { ...group, archivedAt, revision: group.revision + 1 };
  await tx
    .update(groups)
    .set({ archivedAt, revision: next.revision })
    .where(and(eq(groups.id, group.id)));
  await recordGroupAct(tx, viewer, group, act);
  const told = await noticeGroup(tx, next, archivedAt ? "group-archived" : "group-restored", viewer);
  return { group: next, told };
}
