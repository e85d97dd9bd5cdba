/** How a group moderates: published, so whoever reads in the group may know it; hosts change it, and the log tells what. */
import { eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { settings } from "../env.server";
import { canChangeGroup, canRead } from "../groups/group";
import { changeOf, recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { notFound } from "../refusals";
import { moderationSettingWords } from "../words/moderation-settings";
import { say } from "../words/words";
import { keptWithin, moderationIn, standardModeration, type KeepBounds, type ModerationSettings } from "./settings";

const { moderationSettings } = schema;

/** @throws Refusal `not-found` */
export async function moderationFor(viewer: Viewer, slug: string): Promise<ModerationSettings> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  return moderationOf(read(), group.id);
}

export async function moderationOf(db: Db, groupId: string): Promise<ModerationSettings> {
  const [row] = await db.select().from(moderationSettings).where(eq(moderationSettings.groupId, groupId));
  const chosen = { ...standardModeration, ...(row?.settings as Partial<ModerationSettings> | undefined) };
  return { ...chosen, keepMonths: keptWithin(chosen.keepMonths, keepBounds()) };
}

/** How long the operator lets groups keep what was reported. */
export const keepBounds = (): KeepBounds => settings().keepMonths;

/** @param input what is to change; the rest stays. @throws Refusal `not-found`, `forbidden`, `invalid` by field */
export async function changeModeration(viewer: SignedIn, slug: string, input: unknown): Promise<ModerationSettings> {
  return write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    if (!canChangeGroup(standing))
      throw notAllowed(
        standing,
        say(moderationSettingWords, (w) => w.hostsChange),
      );
    const before = await moderationOf(tx, group.id);
    const wanted = moderationIn(input, before, keepBounds());
    const changed = changeOf(before, wanted, Object.keys(standardModeration) as Array<keyof ModerationSettings>);
    if (!changed) return before;
    const row = { settings: wanted as unknown as Record<string, unknown>, changedAt: new Date() };
    await tx
      .insert(moderationSettings)
      .values({ groupId: group.id, ...row })
      .onConflictDoUpdate({ target: moderationSettings.groupId, set: row });
    await recordGroupAct(tx, viewer, group, "moderation.settings", changed);
    return wanted;
  });
}
