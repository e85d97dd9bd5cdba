/** An account is made: what the rooms beside accounts do in that write, and tell after it. */
import type { Become } from "./accounts/signing-up.server";
import { renewPagesOf } from "./comments/author.server";
import { announcePlaces, settlePlaces, type SettledPlaces } from "./groups/guest-places.server";
import { announceIn, comeBy, type Came } from "./groups/invites.server";

/** `announced` is called once the write is on disk; where nothing was made it says nothing. */
export function becoming(): { become: Become; announced: () => void } {
  let done: { userId: string; places: SettledPlaces | null; came: Came | null } | null = null;
  return {
    async become(tx, userId, { wasGuest, invite }) {
      // Comments on pages that are kept are shown as a guest's.
      if (wasGuest) await renewPagesOf(tx, userId);
      const places = wasGuest ? await settlePlaces(tx, userId) : null;
      done = { userId, places, came: invite === null ? null : await comeBy(tx, { id: userId }, invite) };
    },
    announced() {
      if (done?.places) announcePlaces(done.userId, done.places);
      if (done?.came?.joined) announceIn(done.came.group, done.userId, done.came.told);
    },
  };
}
