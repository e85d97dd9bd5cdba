/** What a group does beforehand: for those who moderate, since whoever knows a word list knows the way past it. Hosts set it. */
import { read, write } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { entryFault, stepsOf } from "../comments/word-list.server";
import { tellCondition } from "../comments/conditions.server";
import { canChangeGroup, canSeeWithheld } from "../groups/group";
import { changeOf, recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn, type GroupScope } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { noPrevention, type Prevention } from "../groups/prevention";
import { preventionOf, putPrevention } from "../groups/preventions.server";
import { announce } from "../live/announce.server";
import { signedOut } from "../refusals";
import { preventionWords } from "../words/prevention";
import { say } from "../words/words";
import { preventionIn } from "./prevention-input";

const reading = { entryFault, stepsOf };

export type PreventionScope = GroupScope & { prevention: Prevention };

/** @throws Refusal `signed-out`, `not-found`, `forbidden` */
export async function preventionFor(viewer: Viewer, slug: string): Promise<PreventionScope> {
  if (!viewer) throw signedOut();
  const scope = await groupFor(viewer, slug);
  if (!canSeeWithheld(scope.standing))
    throw notAllowed(
      scope.standing,
      say(preventionWords, (w) => w.moderatorsRead),
    );
  return { ...scope, prevention: await preventionOf(read(), scope.group.id) };
}

/** @param input what is to change; the rest stays. @throws Refusal `not-found`, `forbidden`, `invalid` by field */
export async function changePrevention(viewer: SignedIn, slug: string, input: unknown): Promise<Prevention> {
  // Before the write: reading patterns is nothing others should wait for.
  const { prevention: now, standing } = await preventionFor(viewer, slug);
  requireHost(standing);
  preventionIn(input, now, reading);
  const { groupId, after, isChanged } = await write(async (tx) => {
    const { group, standing } = await groupIn(tx, viewer, { slug });
    requireHost(standing);
    const before = await preventionOf(tx, group.id);
    const after = preventionIn(input, before, reading);
    const changed = changeOf(logged(before), logged(after), Object.keys(noPrevention));
    const isChanged = JSON.stringify(before) !== JSON.stringify(after);
    if (isChanged) {
      await putPrevention(tx, group.id, after);
      await recordGroupAct(tx, viewer, group, "moderation.prevention", changed ?? {});
    }
    return { groupId: group.id, after, isChanged };
  });
  if (isChanged) {
    // Closed now, or open again: boxes on open pages go and come.
    await tellCondition({ groupId, textId: null });
    announce("changed", { room: `group:${slug}`, what: "group" });
  }
  return after;
}

function requireHost(standing: GroupScope["standing"]): void {
  if (canChangeGroup(standing)) return;
  throw notAllowed(
    standing,
    say(preventionWords, (w) => w.hostsChange),
  );
}

/** The log tells how long a list is, not its words. */
function logged({ list, perHour, closed, inviteOnly, ...rest }: Prevention): Record<string, unknown> {
  const rates = Object.entries(perHour).map(([who, rate]) => `${who} ${rate ?? "–"}`);
  return {
    ...{ ...rest, list: list.length, perHour: rates.join(", ") },
    closed: closed && `${closed.from}–${closed.until}, ${closed.days.join(" ")}`,
    inviteOnly: inviteOnly && `${inviteOnly.from}–${inviteOnly.until}`,
  };
}
