/** Where in its texts a session has been, for the margin of the text. Pure. */
import type { MeetingEvent } from "./event";
import type { Meeting, Passage, Spot } from "./meeting";

export type Visit = { textId: string; block: string; at: number };

/** Where the group stood no longer than this it has only passed through. Milliseconds. */
const stay = 2_000;
/** A session that went through more than a book is told of by the first so many. */
const mostVisits = 2_000;

/**
 * What was gone through (items that were done, and passages read aloud), where the group stood, and where somebody spoke or noted
 * something.
 *
 * @param lines of the record that tell where the group stood and what was read: `visitKinds`
 * @param within the blocks of a passage, both ends included; none where it cannot be found any more
 * @returns each block once, with when the session came there first
 */
export function visitsOf(meeting: Meeting, lines: MeetingEvent[], within: (passage: Passage) => string[]): Visit[] {
  const found = new Map<string, Visit>();
  const add = (textId: string, block: string, at: number) => {
    const key = `${textId} ${block}`;
    const had = found.get(key);
    if (!had || at < had.at) found.set(key, { textId, block, at });
  };
  const stood = (spot: Spot | null, at: number) => spot?.block && add(spot.textId, spot.block, at);
  const through = (passage: Passage, at: number) => {
    for (const block of within(passage)) add(passage.textId, block, at);
  };
  for (const { passage, state, beganAt } of meeting.agenda)
    if (passage && state === "done" && beganAt !== null) through(passage, beganAt);
  for (const { spot, from } of meeting.turns) stood(spot, from);
  for (const { spot, at } of meeting.notes) stood(spot, at);
  let place: { spot: Spot | null; since: number } | null = null;
  let spot: Spot | null = null;
  const leave = (at: number) => {
    if (place && at - place.since >= stay) stood(place.spot, place.since);
    place = null;
  };
  // What was before it was put back was by mistake.
  for (const line of lines.slice(lines.findLastIndex(({ kind }) => kind === "put-back") + 1)) {
    if (line.kind === "moved") {
      spot = line.spot;
      // Before it begins places are only put in order.
      if (place) {
        leave(line.at);
        place = { spot, since: line.at };
      }
    } else if (line.kind === "started" || line.kind === "reopened") place = { spot, since: line.at };
    else if (line.kind === "ended") {
      // Where it ended it has been, however shortly.
      if (place) stood(place.spot, place.since);
      place = null;
    } else if (line.kind === "reading-began") {
      const reading = meeting.roster.find(({ id }) => id === line.reading);
      if (reading) through(reading.passage, line.at);
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at).slice(0, mostVisits);
}

export const visitKinds = ["started", "reopened", "put-back", "ended", "moved", "reading-began"] as const;
