/** What of a session is on the wall. Pure. */
import type { PollNow } from "./now";

/** How long a result stays there. Milliseconds. */
const resultStays = 60_000;

/**
 * The newest poll that is open or was closed just now. It stands whole beside the words while the group is where it was opened; when
 * the group goes on it stays in one line below them.
 *
 * @param at the server's time
 */
export function pollsOnWall(polls: PollNow[], at: number): { whole: PollNow | null; band: PollNow | null } {
  const isShown = ({ state, closedAt }: PollNow) =>
    state === "open" || (closedAt !== null && at - Date.parse(closedAt) < resultStays);
  const shown = polls.filter(isShown);
  const whole = shown.findLast(({ isHere }) => isHere) ?? null;
  return { whole, band: whole ? null : (shown.at(-1) ?? null) };
}
