/** Sequences of commands that are as likely as not: seeded, so that one that breaks something can be played again. */
import type { Asker, Command } from "~/sessions/command";
import { decide } from "~/sessions/decide";
import type { MeetingEvent } from "~/sessions/event";
import { after } from "~/sessions/happen";
import {
  handKinds,
  newMeeting,
  noteKinds,
  pollKinds,
  queueRules,
  standardRules,
  type Meeting,
} from "~/sessions/meeting";

/** Commands of a sequence. */
export const length = 40;

/** mulberry32: small, and the same everywhere. */
function chances(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  const one = <Thing>(of: readonly Thing[]): Thing => of[below(of.length)] as Thing;
  return { next, below, one };
}
type Chances = ReturnType<typeof chances>;

export const people = ["ana", "ben", "cem", "dora", "eli"];
const lists = ["east", "west"];
const item = (id: string) => ({
  ...{ id, title: `Item ${id}`, mode: "discussion" as const, minutes: 10, prompt: "" },
  passage: { textId: "text", from: `${id}-first`, to: `${id}-last` },
});

/** Mostly what fits, sometimes what does not. */
function anyCommand(meeting: Meeting, at: number, { one, below, next }: Chances): Command {
  const id = next() < 0.05 && meeting.done.length > 0 ? one(meeting.done) : `command-${at}`;
  const fresh = `${at}`;
  const person = one(people);
  const hand = one([...meeting.hands.map((each) => each.id), "no-hand"]);
  const poll = one([...meeting.polls.map((each) => each.id), "no-poll"]);
  const note = one([...meeting.notes.map((each) => each.id), "no-note"]);
  const reading = one([...meeting.roster.map((each) => each.id), "no-reading"]);
  const agendaItem = one([...meeting.agenda.map((each) => each.id), "no-item"]);
  const turn = next() < 0.9 ? (meeting.turn?.id ?? null) : "no-turn";
  const current = meeting.agenda.find(({ state }) => state === "current")?.id ?? null;
  const written = { kind: one(noteKinds), body: "Words", person: null, due: null };
  return one<() => Command>([
    () => ({ id, ask: below(6) === 0 ? "put-back" : "start" }),
    () => ({ id, ask: below(15) === 0 ? "end" : "reopen" }),
    () => ({
      ...{ id, ask: "rules" },
      rules: { ...standardRules, queue: one(queueRules), lists, repliesPerTurn: below(3) },
    }),
    () => ({ id, ask: "come", person, userId: null, name: person }),
    () => ({ id, ask: "come", person, userId: null, name: person }),
    () => ({ id, ask: below(4) === 0 ? "leave" : "come", person, userId: null, name: person }),
    () => ({ id, ask: "list", person, list: one([...lists, null]) }),
    () => ({ id, ask: "add-item", item: item(fresh), before: one([agendaItem, null]) }),
    () => ({ id, ask: "change-item", item: item(agendaItem) }),
    () => ({ id, ask: "move-item", item: agendaItem, before: one([...meeting.agenda.map((each) => each.id), null]) }),
    () => ({ id, ask: "remove-item", item: agendaItem }),
    () => ({ id, ask: "next", from: current, to: one([null, null, agendaItem]), skip: below(4) === 0 }),
    () => ({ id, ask: "extend", item: agendaItem, minutes: 5 }),
    () => ({ id, ask: "move", spot: { textId: "text", block: fresh } }),
    () => ({ id, ask: "turn-part", block: meeting.spot?.block ?? "none", part: below(4) }),
    () => ({ id, ask: "come", person, userId: null, name: one([person, `${person} B.`]) }),
    () => ({ id, ask: "hand-baton", person: one([person, null]) }),
    () => ({ id, ask: "raise", hand: fresh, person, kind: one(handKinds), words: one(["", "to ask"]) }),
    () => ({ id, ask: "raise", hand: fresh, person, kind: one(handKinds), words: "" }),
    () => ({ id, ask: "raise", hand: fresh, person, kind: "point", words: "" }),
    () => ({ id, ask: "lower", hand }),
    () => ({ id, ask: "place", hand, place: one([null, 0, 1, 2, 9]) }),
    () => ({ id, ask: "call", from: turn, hand: one([null, hand]), turn: fresh }),
    () => ({ id, ask: "call", from: turn, hand: null, turn: fresh }),
    () => ({ id, ask: "give-floor", from: turn, person, turn: fresh, kind: one(handKinds) }),
    () => ({ id, ask: "end-turn", turn: turn ?? "none" }),
    () => ({ id, ask: "pass", hand }),
    () => ({ id, ask: "begin-round", first: one([null, null, person]) }),
    () => ({ id, ask: "next-in-round", from: turn, turn: fresh }),
    () => ({ id, ask: "next-in-round", from: turn, turn: fresh }),
    () => ({ id, ask: below(6) === 0 ? "end-round" : "pass-round", person }),
    () => ({
      ...{ id, ask: "draw-groups", size: 2 + below(3), without: one([[], [], [person]]) },
      after: one([meeting.draws.length, 0]),
    }),
    () => ({ id, ask: "join-group", person, group: below(3), after: meeting.draws.length }),
    () => ({
      ...{ id, ask: "open-poll", poll: fresh, kind: one(pollKinds), question: "?", choices: ["a", "b", "c"] },
      isSecret: below(2) === 0,
    }),
    () => ({ id, ask: "vote", poll, person, choice: below(4), reason: one(["", "because"]) }),
    () => ({ id, ask: "vote", poll, person, choice: below(3), reason: "because" }),
    () => ({ id, ask: "close-poll", poll, ballots: [below(5), below(5)] }),
    () => ({ id, ask: "note", note: fresh, ...written }),
    () => ({ id, ask: "change-note", note, ...written }),
    () => ({ id, ask: "remove-note", note }),
    () => ({ id, ask: "add-reading", reading: fresh, passage: item(fresh).passage }),
    () => ({ id, ask: "take-reading", reading, person }),
    () => ({ id, ask: "remove-reading", reading }),
    () => ({ id, ask: "pass-reading", reading, person }),
    () => ({ id, ask: "rotate-readings" }),
    () => ({ id, ask: "begin-reading", reading }),
    () => ({ id, ask: "end-reading", reading }),
  ])();
}

const anyAsker = ({ one, below }: Chances): Asker =>
  below(3) === 0
    ? { person: one(people), may: one(["take-part", "listen"] as const) }
    : { person: one([...people, null]), may: "run" };

/** @throws Error where a command that comes twice does something twice */
export function played(seed: number) {
  const chance = chances(seed);
  let meeting = newMeeting();
  let at = 1_800_000_000_000;
  const events: MeetingEvent[] = [];
  const carriedOut: Command[] = [];
  for (let step = 0; step < length; step++) {
    const command = step === 0 ? ({ id: "first", ask: "start" } as const) : anyCommand(meeting, step, chance);
    const asker: Asker = step === 0 ? { person: null, may: "run" } : anyAsker(chance);
    const decision = decide(meeting, command, asker);
    at += chance.below(60_000);
    if ("no" in decision) continue;
    if (asker.may === "listen") throw new Error(`seed ${seed}: a listener did something`);
    if (decision.events.length > 0) carriedOut.push(command);
    for (const happening of decision.events) {
      const event: MeetingEvent = { ...happening, number: meeting.number + 1, at, by: asker.person, of: command.id };
      events.push(event);
      meeting = after(meeting, event);
    }
    // The same once more does nothing.
    if (decision.events.length > 0) {
      const again = decide(meeting, command, { person: null, may: "run" });
      if ("no" in again || again.events.length > 0) throw new Error(`seed ${seed}: ${command.ask} twice did something`);
    }
  }
  return { meeting, events, carriedOut };
}
