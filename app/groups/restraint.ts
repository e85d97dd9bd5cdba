/** What keeps somebody from taking part in a group. Pure. */
import { restraintWords } from "../words/restraints";
import { say, type Message } from "../words/words";
import type { Standing } from "./group";

/** `mute`: reads, and writes nothing. `suspend`: outside for a time. `ban`: outside for good. */
export const restraintKinds = ["mute", "suspend", "ban"] as const;
export type RestraintKind = (typeof restraintKinds)[number];

/** Kept in place of "for good": it compares like any other instant. */
export const forGood = new Date(Date.UTC(9999, 0));
export const isForGood = (until: Date) => until.getTime() >= forGood.getTime();

export type Untils = { mutedUntil: Date | null; suspendedUntil: Date | null; bannedUntil: Date | null };

const holds = (until: Date | null, now: Date): until is Date => until !== null && until > now;
const saidUntil = (until: Date) => (isForGood(until) ? null : until.toISOString());

/** What holds at this moment, as the rules ask for it. @param slug of the group, for the way to the page that says why */
export function restraintIn(
  slug: string,
  kept: Untils,
  now = new Date(),
): Pick<Standing, "isMuted" | "shutOut" | "held"> {
  const url = standingUrl(slug);
  const { mutedUntil, suspendedUntil, bannedUntil } = kept;
  if (holds(bannedUntil, now))
    return { isMuted: true, shutOut: "banned", held: { until: saidUntil(bannedUntil), url } };
  if (holds(suspendedUntil, now))
    return { isMuted: true, shutOut: "suspended", held: { until: saidUntil(suspendedUntil), url } };
  if (holds(mutedUntil, now)) return { isMuted: true, shutOut: null, held: { until: saidUntil(mutedUntil), url } };
  return { isMuted: false, shutOut: null, held: null };
}

/** Where whom it concerns reads why, and appeals. */
export const standingUrl = (slug: string) => `/g/${slug}/standing`;

/** Why somebody may not, where a moderator keeps them from it; null: nothing does. */
export function heldBack({ isMuted, shutOut, held }: Standing): Message | null {
  if (!held) return null;
  if (shutOut) return say(restraintWords, (w) => w.shutOut[shutOut](held));
  return isMuted ? say(restraintWords, (w) => w.muted(held)) : null;
}
