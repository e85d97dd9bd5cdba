/** The log of a group for feed readers, which cannot sign in: by a secret address that is a member's own, for as long as they are one. */
import { read } from "#db/db.server";
import { feedKeyOf, ownerOfFeed } from "../accounts/feed-keys.server";
import { makeCalendarKey } from "../accounts/calendar-keys.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { groupFor, groupIn, type GroupScope } from "../groups/groups.server";
import { countTry } from "../limits/limits.server";
import { absolute } from "../mail/links.server";
import { forbidden, notFound } from "../refusals";
import { publicLogWords } from "../words/public-log";
import { say } from "../words/words";
import { logAtom } from "./log-files.server";
import { scopeFor } from "./public-log.server";

/** @throws Refusal `not-found` also where whose it is may not read the log any more; `too-many` */
export async function logFeed(key: string, groupId: string): Promise<Response> {
  const owner = await ownerOfFeed(key, `log:${groupId}`);
  if (!owner) throw notFound();
  await countTry([["calendar", owner.id]]);
  const { group, standing } = await groupIn(read(), owner, { id: groupId });
  if (!isMember(standing)) throw notFound();
  return logAtom(await scopeFor(read(), group, standing), { self: null });
}

/** Makes the key that it is made from, where there is none yet. @throws Refusal `not-found`, `forbidden` for who has no place in the group */
export async function makeLogFeed(viewer: SignedIn, slug: string): Promise<void> {
  const { standing } = await groupFor(viewer, slug);
  if (!isMember(standing)) throw forbidden(say(publicLogWords, (w) => w.feedMembers));
  await makeCalendarKey(viewer);
}

/** The address as the page of the log shows it. `url` null: one has none yet. null instead of all: it is not for them. */
export async function ownLogFeed(
  viewer: Viewer,
  { group, standing }: GroupScope,
): Promise<{ url: string | null } | null> {
  // A program must not carry it away, and a guest's visit has no calendar.
  if (!viewer || viewer.isGuest || !("authSession" in viewer.by) || !isMember(standing)) return null;
  const key = await feedKeyOf(viewer, `log:${group.id}`);
  return { url: key === null ? null : absolute(`/feed/${key}/${group.id}/log.atom`) };
}

const isMember = ({ membership }: GroupScope["standing"]): boolean =>
  membership?.state === "active" && membership.guest === undefined;
