/**
 * Minutes of a session, written from its record: who was there and when, what was gone through and when, who spoke, who talked
 * with whom, what was asked, decided and taken on. As data, for programs; `minutes-markdown.ts` makes words of it. Pure.
 */
import { minutesWords } from "../words/session-minutes";
import { choicesOf } from "./polls";
import type { Meeting, NoteKind, Passage, PollKind, Spot } from "./meeting";
import { nameIn, objectionsIn } from "./now";
import { addDays, wallClockIn } from "./zoned-time";

const words = minutesWords.en;

export type MinutesOf = {
  title: string;
  timeZone: string;
  place: string;
  texts: Array<{ id: string; title: string; url: string }>;
  /** Whether they tell who spoke, and who objected. */
  names: boolean;
  /** Who said that they would not come, by name. */
  apologies: string[];
  next: { title: string; startsAt: Date; timeZone: string } | null;
  /** Where the group was moved to, in order. */
  moves: Array<{ at: number; spot: Spot | null }>;
  /** Questions without an answer that were written in the discussion meanwhile; `block` null: on no paragraph. */
  asked: Array<{ textId: string; block: string | null; count: number }>;
  /** The ¶ number of a block; null where it has none. */
  numberOf(textId: string, block: string): number | null;
};

type Stretch = { from: string; to: string | null };
/** Numbers of paragraphs. */
export type Told = { text: string; url: string; from: number; to: number };
/** `given`: out of the order of the queue, by whom and before how many; "" where it is not known who, or nobody is named. */
export type Spoke = { name: string | null; seconds: number; given: { by: string; before: number } | null };
/** Pairs or a small group: how many, and who, where the group wants names. */
export type Together = { people: number; names: string[] | null };
/** How it was talked: `round` how many of the turns were those of a go-round, `groups` small groups, each time they were drawn. */
type Modes = { round: number; groups: Together[][] };

/** Instants are ISO 8601, UTC. */
export type Minutes = {
  title: string;
  began: string | null;
  ended: string | null;
  place: string;
  texts: Array<{ title: string; url: string }>;
  present: Array<{ name: string; here: Stretch[] }>;
  apologies: string[];
  /** In the order in which they began; what was not reached after them. */
  items: Array<{
    title: string;
    state: "done" | "current" | "skipped" | "waiting";
    from: string | null;
    to: string | null;
    passage: { text: string; from: number; to: number } | null;
    /** In the order in which they spoke; `name` null where the group wants no names. */
    turns: Spoke[];
    round: number;
    groups: Together[][];
  }>;
  /** Turns before the first item, or with no agenda; go-rounds and small groups too. */
  turns: Spoke[];
  round: number;
  groups: Together[][];
  /** What was read aloud, and by whom. */
  readings: Array<Told & { name: string | null }>;
  /** How the group went through the texts: where it was, and since when. */
  way: Array<Told & { at: string }>;
  polls: Array<{
    question: string;
    isSecret: boolean;
    voted: number;
    results: Array<{ choice: string; count: number }>;
    objections: Array<{ name: string | null; reason: string }>;
  }>;
  decisions: string[];
  tasks: Array<{ body: string; person: string | null; due: string | null }>;
  questions: string[];
  /** How many questions in the discussion had no answer, by paragraph; `place` null: on a section or a whole text. Not their words: these are their authors' to change. */
  asked: Array<{ place: Told | null; count: number }>;
  notes: string[];
  /** What was decided, taken on, parked or noted, in order, with the paragraph that the group was at. */
  noted: Array<{ kind: NoteKind; body: string; place: Told | null }>;
  next: Next | null;
};

export type Next = { title: string; startsAt: string; timeZone: string };

export function minutesOf(meeting: Meeting, of: MinutesOf): Minutes {
  const nameOf = (person: string) => nameIn(meeting, person);
  const began = meeting.startedAt;
  const turns = [...meeting.turns, ...(meeting.turn ? [meeting.turn] : [])];
  const spoke = (item: string | null): Spoke[] =>
    turns
      .filter((turn) => turn.item === item)
      .map(({ person, from, to, given }) => ({
        name: of.names ? nameOf(person) : null,
        seconds: Math.round(((to ?? from) - from) / 1000),
        given: given && { by: of.names && given.by !== null ? nameOf(given.by) : "", before: given.before },
      }));
  const modes = (item: string | null): Modes => ({
    round: turns.filter((turn) => turn.item === item && turn.round).length,
    groups: meeting.draws
      .filter((draw) => draw.item === item)
      .map(({ groups }) =>
        groups
          .filter(({ length }) => length > 0)
          .map((group) => ({ people: group.length, names: of.names ? group.map(nameOf) : null })),
      ),
  });
  const bodies = (kind: string) => meeting.notes.filter((note) => note.kind === kind).map(({ body }) => body);
  return {
    title: of.title,
    ...{ began: instantOf(began), ended: instantOf(meeting.endedAt), place: of.place },
    texts: of.texts.map(({ title, url }) => ({ title, url })),
    present: Object.values(meeting.people)
      .map(({ id, here }) => ({ name: nameOf(id), here: staysFrom(here, began) }))
      .filter(({ here }) => here.length > 0),
    apologies: of.apologies,
    items: inOrder(meeting.agenda).map(({ id, title, state, beganAt, endedAt, passage }) => ({
      ...{ title, state, from: instantOf(beganAt), to: instantOf(endedAt) },
      passage: passage && shortOf(passageOf(of, passage)),
      turns: spoke(id),
      ...modes(id),
    })),
    turns: spoke(null),
    ...modes(null),
    readings: meeting.roster
      .filter(({ state }) => state !== "waiting")
      .flatMap(({ passage, reader }) => {
        const told = passageOf(of, passage);
        return told ? [{ ...told, name: of.names && reader !== null ? nameOf(reader) : null }] : [];
      }),
    way: wayOf(of),
    polls: meeting.polls.map((poll) => ({
      ...{ question: poll.question, isSecret: poll.isSecret, voted: poll.voted.length },
      results: poll.choices.map((choice, at) => ({
        ...{ choice: choiceWord(poll.kind, choice), count: poll.tally?.[at] ?? 0 },
      })),
      objections: objectionsIn(meeting, poll, of.names).map(({ reason, by }) => ({ name: by?.name ?? null, reason })),
    })),
    decisions: bodies("decision"),
    tasks: meeting.notes
      .filter(({ kind }) => kind === "task")
      .map(({ body, person, due }) => ({ body, person: person === null ? null : nameOf(person), due })),
    questions: bodies("question"),
    asked: askedOf(of),
    notes: bodies("minutes"),
    noted: meeting.notes
      .filter(({ kind }) => kind !== "note")
      .map(({ kind, body, spot }) => ({ kind, body, place: spot && placeOf(of, spot) })),
    next: of.next && { ...of.next, startsAt: of.next.startsAt.toISOString() },
  };
}

/** Who came early is there from the beginning; who had gone by then was not there. */
function staysFrom(here: Array<{ from: number; to: number | null }>, began: number | null): Stretch[] {
  return here
    .map(({ from, to }) => ({ from: Math.max(from, began ?? from), to }))
    .filter(({ from, to }) => to === null || to > from)
    .map(({ from, to }) => ({ from: new Date(from).toISOString(), to: instantOf(to) }));
}

/** By when they began. */
const inOrder = <Item extends { beganAt: number | null }>(items: Item[]): Item[] => [
  ...items.filter(({ beganAt }) => beganAt !== null).sort((a, b) => (a.beganAt ?? 0) - (b.beganAt ?? 0)),
  ...items.filter(({ beganAt }) => beganAt === null),
];

function passageOf(of: MinutesOf, { textId, from, to }: Passage): Told | null {
  const [first, last] = [of.numberOf(textId, from), of.numberOf(textId, to)];
  if (first === null) return null;
  const text = of.texts.find(({ id }) => id === textId);
  return { text: text?.title ?? "", url: `${text?.url ?? ""}#p${first}`, from: first, to: last ?? first };
}

/** By text and paragraph, then what is on none, together. */
function askedOf(of: MinutesOf): Minutes["asked"] {
  const order = of.texts.map(({ id }) => id);
  const placed = of.asked
    .map(({ textId, block, count }) => ({ at: order.indexOf(textId), place: placeOf(of, { textId, block }), count }))
    .sort((a, b) => a.at - b.at || (a.place?.from ?? 0) - (b.place?.from ?? 0));
  const [on, elsewhere] = [placed.filter(({ place }) => place), placed.filter(({ place }) => !place)];
  const rest = elsewhere.reduce((sum, { count }) => sum + count, 0);
  return [...on.map(({ place, count }) => ({ place, count })), ...(rest > 0 ? [{ place: null, count: rest }] : [])];
}

const placeOf = (of: MinutesOf, { textId, block }: Spot): Told | null =>
  block === null ? null : passageOf(of, { textId, from: block, to: block });

const shortOf = (told: Told | null) => told && { text: told.text, from: told.from, to: told.to };

/** One paragraph after the other is one stretch. */
function wayOf(of: MinutesOf): Minutes["way"] {
  const way: Minutes["way"] = [];
  for (const { at, spot } of of.moves) {
    const told = spot && placeOf(of, spot);
    if (!told) continue;
    const last = way.at(-1);
    const goesOn = last?.text === told.text && (last.to === told.from || last.to + 1 === told.from);
    if (last && goesOn) last.to = told.to;
    else way.push({ ...told, at: new Date(at).toISOString() });
  }
  return way;
}

/** What a choice is called; of a poll with choices of its own, itself. */
const choiceWord = (kind: PollKind, choice: string): string =>
  choicesOf[kind] === null ? choice : (words.choices[choice] ?? choice);

const instantOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Until when amendments can be proposed: the end of that day in the group's time zone. */
export function amendableUntil(shownAt: Date, days: number, zone: string): string {
  return addDays(wallClockIn(zone, shownAt).day, days);
}
