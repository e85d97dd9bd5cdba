/** A go-round: each who is here is called once, in an order that stands from the beginning; passing is quiet. Pure. */
import type { Asker, Command } from "./command";
import { asItIs, done, no, speaksFor, type Decision } from "./decision";
import type { Happening } from "./event";
import { currentItem, isHere, type Meeting } from "./meeting";
import { drawn } from "./small-groups";

export type Round = {
  /** The item it belongs to: it ends with it. */
  item: string | null;
  /** Who is called in which order; whoever comes later is called last. */
  order: string[];
  /** Who was called. */
  had: string[];
  /** Who would rather not. */
  passed: string[];
};

export function roundDecision(meeting: Meeting, ask: Command, asker: Asker): Decision | undefined {
  const { round } = meeting;
  switch (ask.ask) {
    case "begin-round": {
      // Somebody else has begun it.
      if (round) return asItIs;
      const here = Object.values(meeting.people).filter(isHere);
      const ids = here.map(({ id }) => id);
      if (ids.length === 0 || (ask.first !== null && !ids.includes(ask.first))) return no("not-here");
      const first = ask.first === null ? -1 : ids.indexOf(ask.first);
      const order = first < 0 ? drawn(ids, ask.id) : [...ids.slice(first), ...ids.slice(0, first)];
      return done({ kind: "round-began", item: currentItem(meeting)?.id ?? null, order });
    }
    case "next-in-round": {
      // Whoever was called in it hands on to the next; else whoever runs it calls.
      const { turn } = meeting;
      const handsOn = turn !== null && turn.person === asker.person && (round?.had.includes(turn.person) ?? false);
      const hasBeen = turn?.id === ask.turn || meeting.turns.some(({ id }) => id === ask.turn);
      if (asker.may !== "run" && !handsOn) return hasBeen ? asItIs : no("not-yours");
      if (!round || (turn?.id ?? null) !== ask.from || hasBeen) return asItIs;
      const over: Happening[] = turn ? [{ kind: "turn-ended", turn: turn.id }] : [];
      const [person] = waitingIn(meeting);
      if (person === undefined) return done(...over, { kind: "round-ended" });
      return done(...over, { kind: "turn-began", turn: ask.turn, person, as: "point", words: "", round: true });
    }
    case "pass-round":
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      return waitingIn(meeting).includes(ask.person) ? done({ kind: "round-passed", person: ask.person }) : asItIs;
    case "end-round":
      return round ? done({ kind: "round-ended" }) : asItIs;
    default:
      return undefined;
  }
}

/** Who is still to be called, in order. */
export function waitingIn({ round, people }: Pick<Meeting, "round" | "people">): string[] {
  if (!round) return [];
  const out = new Set([...round.had, ...round.passed]);
  return round.order.filter((id) => !out.has(id) && isHere(people[id]));
}
