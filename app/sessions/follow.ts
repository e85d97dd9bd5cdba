/**
 * Going along with the group through a text. Following is on when one joins; whoever scrolls away is on their own, without a
 * fight, until they ask to be taken back. Pure; `use-follow.ts` carries out what comes of it.
 */

export type Follow = {
  mode: "following" | "apart";
  /** The block of this text where the group is; null: nowhere in it. */
  at: string | null;
};

export type FollowEvent =
  /** `isBusy`: one writes, or holds some words selected: the page must not move under that. */
  | { kind: "moved"; to: string | null; isBusy: boolean }
  /** One has scrolled, or jumped, to where the group is not. */
  | { kind: "strayed" }
  /** One asks to follow, or not to. */
  | { kind: "join" }
  | { kind: "leave" }
  /** One has moved the group oneself: and goes there too. */
  | { kind: "led"; to: string }
  /** The page has another shape, as when it is turned or the letters have come: the same passage is elsewhere on it. */
  | { kind: "reshaped"; isBusy: boolean };

/** How to go to the group's passage; null: stay. */
export type Going = "gently" | "at once" | null;
export type FollowStep = { follow: Follow; go: Going };

/**
 * How one begins.
 *
 * @param came `to-text`: to the text while the session runs; `to-place`: to a passage or a comment of one's own choice, by its
 *   address; `before`: was there already, and `isReading` if one has left its beginning
 */
export function beginFollowing(
  at: string | null,
  came: "to-text" | "to-place" | "before",
  { isReading, isBusy }: { isReading: boolean; isBusy: boolean },
): FollowStep {
  const goesAlong = came === "to-text" || (came === "before" && !isReading && !isBusy);
  return goesAlong
    ? { follow: { mode: "following", at }, go: at === null ? null : "at once" }
    : stay({ mode: "apart", at });
}

export function followAfter(follow: Follow, event: FollowEvent): FollowStep {
  const follows = follow.mode === "following";
  switch (event.kind) {
    case "moved":
      if (event.to === follow.at) return stay(follow);
      if (!follows || event.to === null) return stay({ ...follow, at: event.to });
      return event.isBusy
        ? stay({ mode: "apart", at: event.to })
        : { follow: { ...follow, at: event.to }, go: "gently" };
    case "strayed":
      // Where the group is nowhere, there is nothing to stray from.
      return follow.at === null ? stay(follow) : stay({ ...follow, mode: "apart" });
    case "join":
      return { follow: { ...follow, mode: "following" }, go: follow.at === null ? null : "gently" };
    case "leave":
      return stay({ ...follow, mode: "apart" });
    case "led":
      return { follow: { mode: "following", at: event.to }, go: "gently" };
    case "reshaped":
      return { follow, go: follows && follow.at !== null && !event.isBusy ? "at once" : null };
  }
}

const stay = (follow: Follow): FollowStep => ({ follow, go: null });

/** Of the window's height below what stands on top of it: how far down the group's passage is put, and how far is still beside it. */
const placed = 0.12;
const mostPlaced = 96;
const beside = 0.6;

/** Pixels from the top of the window, of a passage and of what can be seen of the text. */
export type Seen = { top: number; bottom: number; edge: number; height: number };

/** By how much to scroll so that a passage stands where the eye begins. */
export function wayTo({ top, edge, height }: Pick<Seen, "top" | "edge" | "height">): number {
  return Math.round(top - edge - Math.min(mostPlaced, placed * (height - edge)));
}

/** Whether one looks elsewhere: the passage has gone out at the top, or far down. */
export function isAway({ top, bottom, edge, height }: Seen): boolean {
  return bottom < edge + 24 || top > edge + beside * (height - edge);
}
