/** What a page beside a session that runs shows of it: where the group is, who speaks, what one may do. Pure. */
import type { Asker } from "./command";
import type { Spot } from "./meeting";
import type { Named, SessionNow } from "./now";
import { hasBaton, type WhereView } from "./place";
import type { SessionScreen } from "./screens.server";

/** Of all that is told to the room, what has room in a strip. */
export type StripNow = {
  seq: number;
  state: SessionNow["state"];
  at: string;
  startedAt: string | null;
  spot: Spot | null;
  baton: Named | null;
  turn: { name: string; from: string } | null;
  /** One's own, with one's place in the queue from 1. */
  hand: { id: string; place: number } | null;
};

export type StripView = {
  id: string;
  url: string;
  title: string;
  texts: Array<{ id: string; title: string }>;
  me: { id: string };
  may: Asker["may"];
  /** What the ids of forms that are sent without a script begin with. */
  seed: string;
  /** Of the session's texts the one that the page is: there the group can be followed. null: another page. */
  textId: string | null;
  now: StripNow;
  /** On its text: all that stands beside the text. Without notes, which the session's own page has. */
  screen: SessionScreen | null;
  callUrl: string;
  /** How many more run that they may see, and which. */
  others: number;
  otherRuns: Array<{ url: string; title: string }>;
  /** null: the group is nowhere in particular. */
  where: WhereView | null;
};

export function stripNow(told: SessionNow, me: { id: string }): StripNow {
  const { seq, state, at, startedAt, spot, baton, turn, queue } = told;
  const place = queue.findIndex(({ person }) => person.id === me.id);
  const hand = queue[place];
  return {
    ...{ seq, state, at, startedAt, spot, baton },
    turn: turn && { name: turn.person.name, from: turn.from },
    hand: hand ? { id: hand.id, place: place + 1 } : null,
  };
}

export const movesGroup = ({ may, me }: Pick<StripView, "may" | "me">, now: Pick<StripNow, "baton">): boolean =>
  may === "run" || (may === "take-part" && hasBaton(now, me));
