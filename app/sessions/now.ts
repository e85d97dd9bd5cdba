/**
 * What a session shows while it runs: made from the record for everybody who may see it alike, so that it may be told to
 * the whole room. What only one may see (how they voted, how a poll stands once they have, airtime that is for
 * facilitators) is in `mine`, and travels to nobody else. Pure.
 */
import { nameAs } from "../words/session-guests";
import { sessionWords } from "../words/sessions";
import { currentItem, isHere, isSameSpot, spokenIn, type AgendaItem, type HandKind, type Meeting } from "./meeting";
import type { MeetingRules, NoteKind, Passage, Poll, PollKind, Reading, Spot } from "./meeting";
import { orderOf, type Why } from "./queue";
import { objection, seesTally } from "./polls";
import { waitingIn } from "./round";
import { drawNow } from "./small-groups";

/** Of somebody whose account was deleted the record has no name any more. */
export function nameIn({ people }: Pick<Meeting, "people">, person: string): string {
  const known = Object.hasOwn(people, person) ? people[person] : undefined;
  return known?.name ? nameAs(known.name, known.guest) : sessionWords.en.gone;
}

export type Named = { id: string; name: string };

export type ItemNow = Omit<AgendaItem, "beganAt" | "endedAt"> & { beganAt: string | null; endedAt: string | null };

export type HandNow = { id: string; person: Named; kind: HandKind; words: string; because: Why };

/** `by` null: it is not known who. */
export type GivenNow = { by: Named | null; before: number; asked: boolean };

export type PollNow = {
  id: string;
  kind: PollKind;
  question: string;
  choices: string[];
  isSecret: boolean;
  state: "open" | "closed";
  /** How many have voted. */
  voted: number;
  /** How often each choice was made; null while it is open. */
  tally: number[] | null;
  closedAt: string | null;
  /** Why some object, once it is closed; of a secret poll by nobody. */
  objections: Objection[];
  /** Whether the group is still at the item and the place where it was opened. */
  isHere: boolean;
};

/** `by` null: the group names nobody. */
export type Objection = { reason: string; by: Named | null };

export type NoteNow = {
  id: string;
  kind: NoteKind;
  body: string;
  by: Named;
  at: string;
  item: string | null;
  spot: Spot | null;
  person: Named | null;
  due: string | null;
};

export type ReadingNow = {
  id: string;
  passage: Passage;
  reader: Named | null;
  state: Reading["state"];
  /** The item it was put down for is over: it is nobody's turn any more. */
  isOver: boolean;
};

/** `waiting`: in the order in which they are called. `speaks`: whoever was called last, while they speak. `had`: how many were. */
export type RoundNow = { waiting: Named[]; had: number; speaks: Named | null };
/** `at`: by which it is named in commands. Those who are here; nobody of it is, and it is not told. */
export type GroupNow = { at: number; people: Named[] };

/** All that everybody in the room sees. Always the whole of it: the newest `seq` wins, and nothing needs to be made up for. */
export type SessionNow = {
  id: string;
  seq: number;
  state: Meeting["state"];
  /** The server's clock when this was made; screens show times against it, since theirs may be wrong. */
  at: string;
  startedAt: string | null;
  endedAt: string | null;
  spot: Spot | null;
  /** Which part of a long block the wall shows, from 0. */
  part: number;
  /** Who besides facilitators may move the group. */
  baton: Named | null;
  agenda: ItemNow[];
  /** Id of the item that runs. */
  item: string | null;
  turn: {
    id: string;
    person: Named;
    kind: HandKind;
    words: string;
    from: string;
    /** By whom it was given out of the order of the queue, before how many; null: it was theirs by the rule. */
    given: GivenNow | null;
  } | null;
  /** How many turns are over. */
  turns: number;
  queue: HandNow[];
  /** Newest last. */
  polls: PollNow[];
  /** The newest, newest last. */
  notes: NoteNow[];
  roster: ReadingNow[];
  /** Who speaks on which of the lists that take turns, by person; empty under every other rule. */
  lists: Record<string, string>;
  /** The go-round under way: who was called last, and who is still to be called. */
  round: RoundNow | null;
  /** How often small groups were drawn. */
  draws: number;
  /** Those of the item that runs; null: none were drawn for it. */
  groups: GroupNow[] | null;
  /** How many are here. */
  here: number;
  rules: MeetingRules;
};

/** What one person sees besides. */
export type SessionMine = {
  /** As which person of the session; null: has not come. */
  person: string | null;
  /** Of each poll they have voted in, what they chose; -1 where that is kept secret from us too. */
  votes: Record<string, number>;
  /** Of open polls, as far as they may be seen by them. */
  tallies: Record<string, number[]>;
  /** Of each consent poll in which they object, why. */
  reasons: Record<string, string>;
  /** Of open polls, for those who see how they stand and for those who run it. */
  objections: Record<string, Objection[]>;
  /** Who of those without a device has voted, by poll; for those who run it and vote for them. */
  votedFor: Record<string, string[]>;
  /** Who has come, in that order; `hasDevice` not: brought in by name. */
  people: Array<Named & { isHere: boolean; hasDevice: boolean }>;
  /** Seconds each has spoken, where that is for them to see. */
  airtime: Array<Named & { seconds: number; turns: number; isHere: boolean }> | null;
};

const mostNotes = 30;
/** Characters of the newest notes together: what one writes is told to every screen each time something happens. */
const noteSpace = 12_000;
const mostPolls = 20;

/** @param all every note and poll, not the newest alone: for what is left in the end */
export function nowOf(id: string, meeting: Meeting, at: number, { all = false, names = false } = {}): SessionNow {
  const named = (person: string): Named => ({ id: person, name: nameIn(meeting, person) });
  const { turn } = meeting;
  return {
    ...{ id, seq: meeting.number, state: meeting.state, at: instant(at) },
    ...{ startedAt: instantOf(meeting.startedAt), endedAt: instantOf(meeting.endedAt) },
    ...{ spot: meeting.spot, part: meeting.part },
    baton: meeting.baton === null ? null : named(meeting.baton),
    agenda: meeting.agenda.map((item) => ({
      ...item,
      beganAt: instantOf(item.beganAt),
      endedAt: instantOf(item.endedAt),
    })),
    item: currentItem(meeting)?.id ?? null,
    turn: turn && {
      ...{ id: turn.id, person: named(turn.person), kind: turn.kind, words: turn.words },
      from: instant(turn.from),
      given: turn.given && { ...turn.given, by: turn.given.by === null ? null : named(turn.given.by) },
    },
    turns: meeting.turns.length,
    queue: orderOf(meeting).map(({ hand, because }) => ({
      ...{ id: hand.id, person: named(hand.person), kind: hand.kind, words: hand.words },
      because: shown(because, meeting),
    })),
    polls: meeting.polls.slice(all ? 0 : -mostPolls).map((poll) => {
      const { id, kind, question, choices, isSecret, state, voted, tally, closedAt, item, spot } = poll;
      return {
        ...{ id, kind, question, choices, isSecret, state, voted: voted.length },
        tally: state === "closed" ? tally : null,
        closedAt: instantOf(closedAt),
        objections: state === "closed" ? objectionsIn(meeting, poll, names) : [],
        isHere: item === (currentItem(meeting)?.id ?? null) && isSameSpot(spot, meeting.spot),
      };
    }),
    notes: (all ? meeting.notes : newest(meeting.notes)).map(({ id, kind, body, by, at, item, spot, person, due }) => ({
      ...{ id, kind, body, by: named(by), at: instant(at), item, spot, due },
      person: person === null ? null : named(person),
    })),
    roster: meeting.roster.map(({ id, passage, reader, state, item }) => ({
      ...{ id, passage, state, isOver: isOver(meeting, item) },
      reader: reader === null ? null : named(reader),
    })),
    lists: listsOf(meeting),
    ...{ round: roundNow(meeting, named), draws: meeting.draws.length, groups: groupsNow(meeting, named) },
    here: Object.values(meeting.people).filter(isHere).length,
    rules: meeting.rules,
  };
}

function roundNow(meeting: Meeting, named: (person: string) => Named): RoundNow | null {
  const { round, turn } = meeting;
  if (!round) return null;
  const called = round.had.at(-1);
  return {
    waiting: waitingIn(meeting).map(named),
    had: round.had.length,
    speaks: turn !== null && turn.person === called ? named(turn.person) : null,
  };
}

function groupsNow(meeting: Meeting, named: (person: string) => Named): GroupNow[] | null {
  const groups = drawNow(meeting)?.groups.map((group, at) => ({
    at,
    people: group.filter((person) => isHere(meeting.people[person])).map(named),
  }));
  return groups?.filter(({ people }) => people.length > 0) ?? null;
}

/** As many as there is space for; the newest in any case. */
function newest(notes: Meeting["notes"]): Meeting["notes"] {
  let space = noteSpace;
  const from = notes.findLastIndex(({ body }) => (space -= body.length) < 0);
  return notes.slice(Math.max(notes.length - mostNotes, Math.min(from + 1, notes.length - 1), 0));
}

/** @param person as which they take part @param runs whether they may run the session @param names whether the group names people */
export function mineOf(meeting: Meeting, person: string | null, runs: boolean, at: number, names = false): SessionMine {
  const voted = meeting.polls.filter((poll) => person !== null && poll.voted.includes(person));
  const mayAirtime = runs || meeting.rules.airtime === "all";
  const spoken = spokenIn(meeting);
  // The turn that goes on counts too.
  const { turn } = meeting;
  const since = (id: string) => (turn?.person === id ? Math.max(0, at - turn.from) : 0);
  return {
    person: person !== null && meeting.people[person] ? person : null,
    votes: Object.fromEntries(voted.map((poll) => [poll.id, poll.votes[person ?? ""]?.choice ?? -1])),
    tallies: Object.fromEntries(
      meeting.polls
        .filter((poll) => poll.state === "open" && poll.tally !== null && seesTally(poll, person))
        .map(({ id, tally }) => [id, tally ?? []]),
    ),
    reasons: Object.fromEntries(
      voted.flatMap((poll) => {
        const reason = poll.votes[person ?? ""]?.reason;
        return reason ? [[poll.id, reason]] : [];
      }),
    ),
    objections: Object.fromEntries(
      meeting.polls
        .filter((poll) => poll.state === "open" && (runs || seesTally(poll, person)))
        .map((poll) => [poll.id, objectionsIn(meeting, poll, names)]),
    ),
    votedFor: runs
      ? Object.fromEntries(
          meeting.polls
            .filter(({ state }) => state === "open")
            .map(({ id, voted }) => [id, voted.filter((each) => meeting.people[each]?.userId === null)]),
        )
      : {},
    people: Object.values(meeting.people).map((each) => ({
      ...{ id: each.id, name: nameIn(meeting, each.id), isHere: isHere(each), hasDevice: each.userId !== null },
    })),
    airtime: mayAirtime
      ? Object.values(meeting.people).map((each) => ({
          ...{ id: each.id, name: nameIn(meeting, each.id), isHere: isHere(each) },
          seconds: Math.round(((spoken.get(each.id)?.airtime ?? 0) + since(each.id)) / 1000),
          turns: spoken.get(each.id)?.turns ?? 0,
        }))
      : null,
  };
}

export function objectionsIn(meeting: Meeting, poll: Poll, names: boolean): Objection[] {
  const { kind, isSecret, votes, reasons = [] } = poll;
  if (isSecret) return reasons.map((reason) => ({ reason, by: null }));
  if (kind !== "consent") return [];
  return Object.entries(votes)
    .filter(([, { choice }]) => choice === objection)
    .map(([by, { reason }]) => ({ reason, by: names ? { id: by, name: nameIn(meeting, by) } : null }));
}

const listsOf = ({ rules, people }: Meeting): Record<string, string> =>
  Object.fromEntries(
    Object.values(people)
      .filter(({ list }) => rules.queue === "lists" && list !== null && rules.lists.includes(list))
      .map(({ id, list }) => [id, list ?? ""]),
  );

/** Where airtime is for facilitators, the reason for a place does not tell it. */
function shown(because: Why, { rules, people }: Meeting): Why {
  if (because.why === "placed")
    return { why: "placed", by: people[because.by]?.name ? nameIn({ people }, because.by) : "" };
  return because.why === "airtime" && rules.airtime !== "all" ? { why: "airtime", seconds: -1 } : because;
}

const isOver = ({ agenda }: Meeting, id: string | null): boolean =>
  agenda.some((item) => item.id === id && (item.state === "done" || item.state === "skipped"));

const instant = (at: number) => new Date(at).toISOString();
const instantOf = (at: number | null) => (at === null ? null : instant(at));
