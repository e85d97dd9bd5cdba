/** Parts of a session as addresses of the API show them. Pure. */
import type { SessionMine, SessionNow } from "./now";

type State = { now: SessionNow; mine: SessionMine };

export const shows = {
  position: ({ now: { spot, baton, seq, at } }: State) => ({ spot, baton, seq, at }),
  queue: ({ now: { queue, rules, seq } }: State) => ({ items: queue, rules, seq, next: null }),
  turns: ({ now: { turn, turns, seq }, mine: { airtime } }: State) => ({ turn, over: turns, airtime, seq }),
  agenda: ({ now: { agenda, item, seq } }: State) => ({ items: agenda, item, seq, next: null }),
  polls: ({ now: { polls, seq }, mine }: State) => ({ items: polls, mine, seq, next: null }),
};
