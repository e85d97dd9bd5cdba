/** A guest becomes an account: what the rooms beside accounts do in that write, and tell after it. */
import type { Become } from "./accounts/signing-up.server";
import { renewPagesOf } from "./comments/author.server";
import { announcePlaces, settlePlaces, type SettledPlaces } from "./groups/guest-places.server";

/** `announced` is called once the write is on disk; where nobody became anything it says nothing. */
export function becoming(): { become: Become; announced: () => void } {
  let done: { userId: string; places: SettledPlaces } | null = null;
  return {
    async become(tx, userId) {
      // Comments on pages that are kept are shown as a guest's.
      await renewPagesOf(tx, userId);
      done = { userId, places: await settlePlaces(tx, userId) };
    },
    announced() {
      if (done) announcePlaces(done.userId, done.places);
    },
  };
}
