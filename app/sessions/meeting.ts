/**
 * What goes on in a reading session, as one value: who is here, where the group stands, who speaks, who waits. Pure, and
 * made from events alone (`happen.ts`), so that a server that starts again in mid-sentence knows exactly where it was.
 * Times are milliseconds since 1970 by the server's clock; ids are strings that somebody else minted.
 */
import type { Round } from "./round";
import type { Draw } from "./small-groups";

export const queueRules = ["first-come", "new-voices", "least-airtime", "lists"] as const;
/** How those who wait are ordered; the group chooses, and everybody can read which. */
export type QueueRule = (typeof queueRules)[number];

/** A new point; a reply to what is being said; a question to understand it; a point of order. */
export const handKinds = ["point", "reply", "question", "order"] as const;
export type HandKind = (typeof handKinds)[number];

export const modes = [
  "silent-reading",
  "read-aloud",
  "go-round",
  "discussion",
  "poll",
  "small-groups",
  "break",
] as const;
export type Mode = (typeof modes)[number];

export const pollKinds = ["yes-no", "choice", "consent", "temperature"] as const;
export type PollKind = (typeof pollKinds)[number];

/** `question`: parked here, offered again to the sessions after it. */
export const noteKinds = ["note", "minutes", "decision", "task", "question"] as const;
export type NoteKind = (typeof noteKinds)[number];
/** What whoever takes part may write; decisions and tasks are put down by those who run it. */
export const kindsOfAll: NoteKind[] = ["note", "minutes", "question"];

/** Somebody who takes part; `userId` null: in the room without a device, added by name. */
export type Person = {
  id: string;
  userId: string | null;
  name: string;
  /** Takes part as a guest, and is called one wherever they are named. */
  guest?: true;
  /** Of the lists that the group alternates; null: of none. */
  list: string | null;
  /** From and until when; the last may be open. */
  here: Array<{ from: number; to: number | null }>;
};

/** Where in a text; `block` null: the text as a whole. */
export type Spot = { textId: string; block: string | null };

/** From one block to another of the same text, both included. */
export type Passage = { textId: string; from: string; to: string };

/** What an item of polls asks with: one press opens it, with the prompt (or the title) as its question. */
export type PlannedPoll = { kind: PollKind; isSecret: boolean; choices: string[] };

export type AgendaItem = {
  id: string;
  title: string;
  mode: Mode;
  /** Planned length. */
  minutes: number;
  /** First and last block of the passage; null: about no passage. */
  passage: Passage | null;
  prompt: string;
  /** Of an item of polls. */
  poll?: PlannedPoll | null;
  state: "waiting" | "current" | "done" | "skipped";
  beganAt: number | null;
  endedAt: number | null;
  /** Minutes added while it ran. */
  extended: number;
};

export type Hand = {
  id: string;
  person: string;
  kind: HandKind;
  /** What it is about, in a few words; "": not said. */
  words: string;
  /** Number of the event that raised it: the order in which hands went up. */
  number: number;
  /** The turn that a reply or a question is about. */
  about: string | null;
  /** Where a facilitator has put it, from 0; null: where the rule puts it. */
  placed: number | null;
  /** Who has. */
  placedBy: string | null;
  /** Hands it has let go first, as long as they are up. */
  behind: string[];
};

/** Somebody speaks whose turn it was not by the rule: shown with who saw to it. */
export type Given = {
  /** Who gave the floor; null: the operator's tool. */
  by: string | null;
  /** How many stood before them in the queue. */
  before: number;
  /** Whether they had their hand up. */
  asked: boolean;
};

export type Turn = {
  id: string;
  person: string;
  kind: HandKind;
  words: string;
  from: number;
  to: number | null;
  spot: Spot | null;
  item: string | null;
  /** null: it was theirs by the rule. */
  given: Given | null;
  /** In a go-round. */
  round?: true;
};

export type Poll = {
  id: string;
  kind: PollKind;
  question: string;
  /** What one may choose between; for `yes-no`, `consent` and `temperature` by their kind. */
  choices: string[];
  /** Who chose what is not kept, only that they have voted. */
  isSecret: boolean;
  state: "open" | "closed";
  /** Of an open poll: who chose what, with the reason of an objection. Of a secret one it stays empty. */
  votes: Record<string, { choice: number; reason: string }>;
  /** Who has voted, for both. */
  voted: string[];
  /** How often each choice was made; of a secret poll not known here before it is closed. */
  tally: number[] | null;
  /** Of a secret one that is closed: why some object, sorted. */
  reasons?: string[];
  item: string | null;
  spot: Spot | null;
  closedAt: number | null;
};

export type Note = {
  id: string;
  kind: NoteKind;
  body: string;
  by: string;
  at: number;
  item: string | null;
  spot: Spot | null;
  /** Of a task. */
  person: string | null;
  /** `YYYY-MM-DD`. */
  due: string | null;
};

/** A passage of the read-aloud roster. */
export type Reading = {
  id: string;
  passage: Passage;
  reader: string | null;
  /** The item that ran, or whose passage it is, when it was put down. */
  item: string | null;
  state: "waiting" | "reading" | "read";
  /** Who would rather not, and is not offered it again. */
  passed: string[];
};

export type MeetingRules = {
  queue: QueueRule;
  /** In the order in which they take turns. */
  lists: string[];
  /** How many direct replies to one turn go before the others. */
  repliesPerTurn: number;
  /** Seconds after which the clock of a turn asks to come to an end; 0: never. */
  turnSeconds: number;
  /** Whether everybody sees how long each has spoken, or facilitators only. */
  airtime: "all" | "facilitators";
};

export type Meeting = {
  state: "planned" | "live" | "ended";
  startedAt: number | null;
  endedAt: number | null;
  /** Of the last event; 0: nothing has happened. */
  number: number;
  rules: MeetingRules;
  people: Record<string, Person>;
  agenda: AgendaItem[];
  spot: Spot | null;
  /** Which part of a long block the wall shows, from 0. */
  part: number;
  /** Who besides facilitators may move the group; null: nobody. */
  baton: string | null;
  hands: Hand[];
  /** The one who speaks; null: nobody. */
  turn: Turn | null;
  /** Over, in order. */
  turns: Turn[];
  polls: Poll[];
  notes: Note[];
  roster: Reading[];
  /** The go-round that is under way. */
  round: Round | null;
  /** Small groups, each time they were drawn; the newest last. */
  draws: Draw[];
  /** Ids of commands that were carried out: a command that comes twice does nothing twice. */
  done: string[];
};

export const meetingLimits = {
  people: 1_000,
  agenda: 100,
  hands: 1_000,
  polls: 200,
  notes: 2_000,
  /** Of those, kept free for whoever runs it. */
  notesOfRunners: 500,
  /** Of one who does not run it: nobody fills the record alone. */
  notesOfOne: 200,
  roster: 300,
  draws: 100,
  /** Of a small group. */
  together: { min: 2, max: 12 },
  choices: { min: 2, max: 12 },
  words: 140,
  title: 200,
  prompt: 2_000,
  body: 4_000,
  choice: 200,
  name: 80,
  reason: 500,
  /** What is typed into the box for chat commands: `q+ to ask` and the words. */
  line: 200,
  /** Digits of a ¶ number. */
  digits: 7,
  /** Of one block, on a wall. */
  parts: 1_000,
  minutes: 600,
  repliesPerTurn: 20,
  turnSeconds: 3_600,
  lists: 8,
  /** How often one comes and goes before it is no longer told apart. */
  stays: 50,
  /** A command sent again comes soon after; older ids are forgotten. */
  done: 5_000,
} as const;

export const standardRules: MeetingRules = {
  queue: "new-voices",
  lists: [],
  repliesPerTurn: 2,
  turnSeconds: 180,
  airtime: "all",
};

/** Before anything has happened. */
export const newMeeting = (rules: MeetingRules = standardRules): Meeting => ({
  ...{ state: "planned", startedAt: null, endedAt: null, number: 0, rules },
  ...{ people: {}, agenda: [], spot: null, part: 0, baton: null, hands: [], turn: null, turns: [] },
  ...{ polls: [], notes: [], roster: [], round: null, draws: [], done: [] },
});

/** Not by the order of what it holds: what a database gives back may have another. */
export const isSameSpot = (one: Spot | null, other: Spot | null): boolean =>
  one?.textId === other?.textId && one?.block === other?.block;

export const currentItem = ({ agenda }: Pick<Meeting, "agenda">): AgendaItem | undefined =>
  agenda.find(({ state }) => state === "current");

/** Since it began nobody has spoken, asked to, voted or written: nothing would be lost if it had not begun. */
export const isUntouched = (
  meeting: Pick<Meeting, "startedAt" | "turn" | "turns" | "hands" | "polls" | "notes">,
): boolean =>
  meeting.turn === null &&
  [meeting.turns, meeting.hands, meeting.polls].every(({ length }) => length === 0) &&
  meeting.notes.every(({ at }) => at < (meeting.startedAt ?? 0));

export const isHere = (person: Person | undefined): boolean => person?.here.at(-1)?.to === null;

/** Of each who has spoken: how often, the present turn included, and how many milliseconds in turns that are over. */
export function spokenIn({ turns, turn }: Pick<Meeting, "turns" | "turn">): Map<string, Spoken> {
  const spoken = new Map<string, Spoken>();
  for (const { person, from, to } of turn ? [...turns, turn] : turns) {
    const had = spoken.get(person) ?? { turns: 0, airtime: 0 };
    spoken.set(person, { turns: had.turns + 1, airtime: had.airtime + (to ?? from) - from });
  }
  return spoken;
}

export type Spoken = { turns: number; airtime: number };
