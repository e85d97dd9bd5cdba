/** What a screen holds of a session: the newest of all it was told, in whatever order that came. Pure. */
import type { SessionMine, SessionNow } from "./now";
import type { MessageView } from "./message";
import type { PassageView, Places } from "./place";

export type Held = {
  now: SessionNow;
  mine: SessionMine;
  places: Places;
  passage: PassageView | null;
  messages: MessageView[];
  /** The server's clock when these were read. */
  messagesAt: string;
};
/** Where the group has gone, told before all that changed with it. */
export type Moved = { seq: number; spot: SessionNow["spot"]; places: Places };
export type Told = { now: SessionNow } & Partial<Omit<Held, "now" | "messagesAt">>;

/** Newest `seq` wins; of one `seq` the later. What belongs to an older one is left aside. */
export function heldAfter(held: Held, told: Told): Held {
  const lines = messagesAfter(held, told);
  if (told.now.seq < held.now.seq) return lines.messages === held.messages ? held : { ...held, ...lines };
  const places = told.places ? { ...held.places, ...told.places } : held.places;
  const block = told.now.spot?.block;
  const passage = told.passage ?? (held.passage && held.passage.block === block ? held.passage : null);
  return { now: told.now, mine: told.mine ?? held.mine, places, passage, ...lines };
}

/** The number stays: all else that it brings is yet to come. What is behind what is held already says nothing new. */
export function heldMoved(held: Held, { seq, spot, places }: Moved): Held {
  if (seq <= held.now.seq) return held;
  const passage = held.passage?.block === spot?.block ? held.passage : null;
  return { ...held, now: { ...held.now, spot }, places: { ...held.places, ...places }, passage };
}

/** Private lines are no part of the record, so its numbers tell nothing of them: the later answer counts. */
function messagesAfter({ messages, messagesAt }: Held, told: Told): Pick<Held, "messages" | "messagesAt"> {
  if (!told.messages || told.now.at < messagesAt) return { messages, messagesAt };
  return { messages: told.messages, messagesAt: told.now.at };
}

/**
 * What `mine` and the places depend on: when it is another than when they were asked for, they are asked for again.
 *
 * @param runs whether airtime is shown whatever the rules say
 */
export function hangsOn({ now, mine, places }: Held, { runs, whole }: { runs: boolean; whole: boolean }): string {
  const seesAirtime = runs || now.rules.airtime === "all";
  const spot = now.spot?.block ?? null;
  return JSON.stringify([
    ...[now.state, whole || (spot !== null && !places[spot]) ? spot : null],
    now.agenda.map(({ passage }) => (passage && !(passage.from in places) ? passage.from : 0)),
    now.roster.filter(({ passage, state }) => state !== "read" && !(passage.from in places)).map(({ id }) => id),
    [now.here, ...(seesAirtime ? [now.turn?.id, now.turns] : [])],
    // How an open poll stands is seen by those who have voted in it.
    now.polls.map(({ id, state, voted, isSecret }) => [id, state, runs || (!isSecret && id in mine.votes) ? voted : 0]),
  ]);
}
