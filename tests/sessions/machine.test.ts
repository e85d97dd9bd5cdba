/**
 * The meeting as a machine: whatever is asked, by whomever, in whatever order, what must always hold does. Seeded, so that a
 * sequence that breaks something can be played again: `MEETING_SEED=7 MEETING_SEQUENCES=1`.
 */
import { expect, test } from "vitest";
import type { Ask } from "~/sessions/command";
import type { Happening, MeetingEvent } from "~/sessions/event";
import { after, afterAll } from "~/sessions/happen";
import { currentItem, isHere, newMeeting, spokenIn, type Meeting, type Turn } from "~/sessions/meeting";
import { orderOf, topicOf } from "~/sessions/queue";
import { waitingIn } from "~/sessions/round";
import { length, people, played } from "./sequences";

const sequences = Number(process.env["MEETING_SEQUENCES"] ?? 20_000);
const firstSeed = Number(process.env["MEETING_SEED"] ?? 1);
const everyAsk: Record<Ask["ask"], 0> = {
  ...{
    start: 0,
    end: 0,
    reopen: 0,
    "put-back": 0,
    rules: 0,
    come: 0,
    leave: 0,
    list: 0,
    next: 0,
    extend: 0,
    move: 0,
    "hand-baton": 0,
    "turn-part": 0,
  },
  ...{ "add-item": 0, "change-item": 0, "move-item": 0, "remove-item": 0 },
  ...{ raise: 0, lower: 0, place: 0, call: 0, "give-floor": 0, "end-turn": 0, pass: 0 },
  ...{ "begin-round": 0, "next-in-round": 0, "pass-round": 0, "end-round": 0, "draw-groups": 0, "join-group": 0 },
  ...{ "open-poll": 0, vote: 0, "close-poll": 0, note: 0, "change-note": 0, "remove-note": 0 },
  ...{ "add-reading": 0, "take-reading": 0, "pass-reading": 0, "rotate-readings": 0, "remove-reading": 0 },
  ...{ "begin-reading": 0, "end-reading": 0 },
};
const everyHappening: Record<Happening["kind"], 0> = {
  ...{ started: 0, ended: 0, reopened: 0, "put-back": 0, rules: 0, came: 0, left: 0, listed: 0, moved: 0, baton: 0 },
  ...{ "item-added": 0, "item-changed": 0, "item-moved": 0, "item-removed": 0 },
  ...{ "item-began": 0, "item-ended": 0, "item-extended": 0 },
  ...{
    "hand-raised": 0,
    "hand-changed": 0,
    "hand-lowered": 0,
    "hand-placed": 0,
    "hand-passed": 0,
    "turn-began": 0,
    "turn-ended": 0,
  },
  ...{ "poll-opened": 0, voted: 0, "poll-closed": 0, noted: 0, "note-changed": 0, "note-removed": 0 },
  ...{ "reading-added": 0, "reading-taken": 0, "reading-passed": 0, "reading-began": 0, "reading-ended": 0 },
  ...{ "reading-removed": 0, "part-turned": 0, renamed: 0 },
  ...{ "round-began": 0, "round-passed": 0, "round-ended": 0, "groups-drawn": 0, "group-joined": 0 },
};

/** What must hold after every event. */
function faultsOf(meeting: Meeting, events: MeetingEvent[]): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, what: string) => void (holds || faults.push(what));
  const waiting = meeting.hands.map(({ person }) => person);
  claim(new Set(waiting).size === waiting.length, "somebody is in the queue twice");
  claim(
    waiting.every((person) => isHere(meeting.people[person])),
    "somebody waits who is not here",
  );
  claim(!meeting.turn || isHere(meeting.people[meeting.turn.person]), "somebody speaks who is not here");
  claim(meeting.state === "live" || (!meeting.turn && waiting.length === 0), "it goes on after the end");
  const order = orderOf(meeting);
  claim(order.length === waiting.length, "the order has another length than the queue");
  claim(
    order.every(
      ({ hand, because: { why } }) =>
        (why !== "question" && why !== "reply") || hand.person !== topicOf(meeting)?.person,
    ),
    "somebody goes first with a question or a reply on their own point",
  );
  claim(new Set(order.map(({ hand }) => hand.id)).size === order.length, "somebody stands in the order twice");
  claim(meeting.agenda.filter(({ state }) => state === "current").length <= 1, "two items run");
  claim(meeting.roster.filter(({ state }) => state === "reading").length <= 1, "two read aloud");
  for (const { reader, state, passed } of meeting.roster) {
    claim(reader === null || reader in meeting.people, "somebody reads who never came");
    claim(state !== "waiting" || reader === null || !passed.includes(reader), "somebody is to read who has passed");
  }
  const { round } = meeting;
  if (round) {
    claim(meeting.state === "live", "a go-round goes on after the end");
    claim(round.item === (currentItem(meeting)?.id ?? null), "a go-round goes on after its item");
    const out = [...round.had, ...round.passed];
    claim(new Set(out).size === out.length, "somebody was called twice in a go-round, or although they had passed");
    const waits = waitingIn(meeting);
    claim(new Set([...out, ...waits]).size === out.length + waits.length, "somebody is to be called again");
    const here = Object.values(meeting.people).filter(isHere);
    claim(
      here.every(({ id }) => out.includes(id) || waits.includes(id)),
      "somebody who is here is not called",
    );
  }
  for (const { groups } of meeting.draws) {
    const all = groups.flat();
    claim(new Set(all).size === all.length, "somebody is in two small groups");
  }
  for (const turn of meeting.turns) claim(turn.to !== null && turn.to >= turn.from, "a turn without an end");
  for (const [at, turn] of meeting.turns.entries())
    claim(at === 0 || turn.from >= (meeting.turns[at - 1]?.to ?? 0), "two speak at once");
  for (const poll of meeting.polls) {
    claim(new Set(poll.voted).size === poll.voted.length, "somebody voted twice");
    if (poll.isSecret) {
      claim(Object.keys(poll.votes).length === 0, "a secret poll knows who chose what");
      claim(poll.state === "closed" || poll.tally === null, "a secret poll counts before its end");
    } else {
      const sum = (poll.tally ?? []).reduce((all, each) => all + each, 0);
      claim(sum === poll.voted.length && sum === Object.keys(poll.votes).length, "votes and numbers differ");
    }
  }
  for (const [at, event] of events.entries()) {
    claim(event.number === at + 1, "a number is missing");
    if (event.kind === "groups-drawn")
      claim(
        event.groups.every(({ length }) => length > 1),
        "somebody was drawn to be alone",
      );
    if (event.kind === "voted" && meeting.polls.find(({ id }) => id === event.poll)?.isSecret)
      claim(event.choice === undefined && event.reason === undefined, "the record tells a secret vote");
  }
  return faults;
}

/** Airtime again, from the record alone. */
function airtimeFrom(events: MeetingEvent[], person: string): number {
  let sum = 0;
  let began: { person: string; at: number } | null = null;
  for (const event of events) {
    if (event.kind === "turn-began") began = { person: event.person, at: event.at };
    if (event.kind !== "turn-ended") continue;
    if (began?.person === person) sum += event.at - began.at;
    began = null;
  }
  return sum;
}

/** Who spoke out of the order, again from the record: as the queue stood before the command that gave them the floor. */
function givenFrom(events: MeetingEvent[]): Array<Turn["given"]> {
  const given: Array<Turn["given"]> = [];
  let [meeting, asked] = [newMeeting(), newMeeting()];
  for (const [at, event] of events.entries()) {
    if (event.of !== events[at - 1]?.of) asked = meeting;
    meeting = after(meeting, event);
    if (event.kind !== "turn-began") continue;
    if (event.round) {
      given.push(null);
      continue;
    }
    const before = orderOf(asked).findIndex(({ hand }) => hand.person === event.person);
    if (before === 0) given.push(null);
    else if (before > 0) given.push({ by: event.by, before, asked: true });
    else given.push({ by: event.by, before: asked.hands.length, asked: false });
  }
  return given;
}

test(`${sequences} sequences of ${length} commands: what must hold does`, { timeout: 300_000 }, () => {
  const asked = new Set<string>();
  const kinds = new Set<string>();
  const waysToSpeak = new Set<string>();
  for (let seed = firstSeed; seed < firstSeed + sequences; seed++) {
    const { meeting, events, carriedOut } = played(seed);
    const faults = faultsOf(meeting, events);
    if (faults.length > 0) throw new Error(`seed ${seed}: ${faults.join("; ")}`);
    if (JSON.stringify(afterAll(newMeeting(), events)) !== JSON.stringify(meeting))
      throw new Error(`seed ${seed}: replay`);
    for (const person of people)
      if ((spokenIn(meeting).get(person)?.airtime ?? 0) !== airtimeFrom(events, person))
        throw new Error(`seed ${seed}: airtime`);
    const given = [...meeting.turns, ...(meeting.turn ? [meeting.turn] : [])].map((turn) => turn.given);
    if (JSON.stringify(given) !== JSON.stringify(givenFrom(events))) throw new Error(`seed ${seed}: given`);
    for (const each of given) waysToSpeak.add(each === null ? "by the rule" : each.asked ? "called" : "unasked");
    for (const { ask } of carriedOut) asked.add(ask);
    for (const { kind } of events) kinds.add(kind);
  }
  // Nothing was left untried.
  if (sequences >= 1_000) {
    expect([...waysToSpeak].sort()).toEqual(["by the rule", "called", "unasked"]);
    expect([...asked].sort()).toEqual(Object.keys(everyAsk).sort());
    expect([...kinds].sort()).toEqual(Object.keys(everyHappening).sort());
  }
});
