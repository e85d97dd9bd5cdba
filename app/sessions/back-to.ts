/**
 * Where a form that was sent without a script comes back to: the part of the page it stood in. A page in which an evening is
 * run is long, on a phone most of all; whoever presses five times would be sent to its beginning five times. Pure.
 */
import type { Ask } from "./command";

/** Ids of headings, the same on the pages of those who run a session and of those who take part. */
const parts: Partial<Record<Ask["ask"], string>> = {
  ...{ "add-item": "agenda", next: "agenda", extend: "agenda" },
  ...{ move: "where", "turn-part": "where" },
  ...{ place: "queue", call: "queue", "end-turn": "speaking", "give-floor": "speaking" },
  ...{ "begin-round": "round", "next-in-round": "round", "pass-round": "round", "end-round": "round" },
  ...{ "draw-groups": "groups", "join-group": "groups" },
  ...{ note: "notes", "change-note": "notes", "remove-note": "notes" },
  ...{ "add-reading": "readings", "remove-reading": "readings", "rotate-readings": "readings" },
  ...{ "begin-reading": "readings", "end-reading": "readings", "take-reading": "readings", "pass-reading": "readings" },
  ...{ come: "people", leave: "people" },
};

const ofPoll: ReadonlySet<string> = new Set(["open-poll", "vote", "close-poll"]);

/**
 * @param back the path that the form named; what leads to a part of its page already stays
 * @param poll that the form is about, if it is about one
 */
export function backTo(back: string, ask: string, poll: string): string {
  if (back === "" || back.includes("#")) return back;
  const part = ofPoll.has(ask) ? `poll-${poll}` : Object.hasOwn(parts, ask) ? parts[ask as Ask["ask"]] : undefined;
  return part ? `${back}#${part}` : back;
}
