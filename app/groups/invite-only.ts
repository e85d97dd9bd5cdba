/** What is said at the door while one comes in by invitation only. Pure. */
import { preventionWords } from "../words/prevention";
import { say, type Message } from "../words/words";
import type { Standing } from "./group";

/** @param timeZone of the group @returns null: no such time runs */
export function inviteOnlySaid({ inviteOnlyUntil }: Standing, timeZone: string): Message | null {
  if (!inviteOnlyUntil) return null;
  const at = new Date(inviteOnlyUntil);
  const clock = {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  } as const;
  return say(preventionWords, (w) => w.byInviteOnly(new Intl.DateTimeFormat("en-GB", clock).format(at)));
}
