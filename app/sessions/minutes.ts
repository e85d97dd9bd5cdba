/**
 * Minutes of a session, written from its record: who was there and when, what was gone through and when, who spoke, what was
 * asked, decided and taken on. As data, for programs, and as Markdown, for people to go on with. Pure.
 */
import { minutesWords } from "../words/session-minutes";
import { choicesOf, objection } from "./polls";
import type { Meeting, PollKind } from "./meeting";
import { nameIn } from "./now";
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
  /** The ¶ number of a block; null where it has none. */
  numberOf(textId: string, block: string): number | null;
};

type Stretch = { from: string; to: string | null };
type Spoke = { name: string | null; seconds: number };

/** Instants are ISO 8601, UTC. */
export type Minutes = {
  title: string;
  began: string | null;
  ended: string | null;
  place: string;
  texts: Array<{ title: string; url: string }>;
  present: Array<{ name: string; here: Stretch[] }>;
  apologies: string[];
  items: Array<{
    title: string;
    state: "done" | "current" | "skipped" | "waiting";
    from: string | null;
    to: string | null;
    passage: { text: string; from: number; to: number } | null;
    /** In the order in which they spoke; `name` null where the group wants no names. */
    turns: Spoke[];
  }>;
  /** Turns before the first item, or with no agenda. */
  turns: Spoke[];
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
  notes: string[];
  next: { title: string; startsAt: string } | null;
};

export function minutesOf(meeting: Meeting, of: MinutesOf): Minutes {
  const nameOf = (person: string) => nameIn(meeting, person);
  const began = meeting.startedAt;
  const turns = [...meeting.turns, ...(meeting.turn ? [meeting.turn] : [])];
  const spoke = (item: string | null): Spoke[] =>
    turns
      .filter((turn) => turn.item === item)
      .map(({ person, from, to }) => ({
        name: of.names ? nameOf(person) : null,
        seconds: Math.round(((to ?? from) - from) / 1000),
      }));
  const bodies = (kind: string) => meeting.notes.filter((note) => note.kind === kind).map(({ body }) => body);
  return {
    title: of.title,
    ...{ began: instantOf(began), ended: instantOf(meeting.endedAt), place: of.place },
    texts: of.texts.map(({ title, url }) => ({ title, url })),
    present: Object.values(meeting.people)
      .map(({ id, here }) => ({ name: nameOf(id), here: staysFrom(here, began) }))
      .filter(({ here }) => here.length > 0),
    apologies: of.apologies,
    items: meeting.agenda.map(({ id, title, state, beganAt, endedAt, passage }) => ({
      ...{ title, state, from: instantOf(beganAt), to: instantOf(endedAt) },
      passage: passage && passageOf(of, passage),
      turns: spoke(id),
    })),
    turns: spoke(null),
    polls: meeting.polls.map(({ kind, question, choices, isSecret, voted, tally, votes }) => ({
      ...{ question, isSecret, voted: voted.length },
      results: choices.map((choice, at) => ({ choice: choiceWord(kind, choice), count: tally?.[at] ?? 0 })),
      objections:
        kind === "consent"
          ? Object.entries(votes)
              .filter(([, vote]) => vote.choice === objection)
              .map(([person, { reason }]) => ({ name: of.names ? nameOf(person) : null, reason }))
          : [],
    })),
    decisions: bodies("decision"),
    tasks: meeting.notes
      .filter(({ kind }) => kind === "task")
      .map(({ body, person, due }) => ({ body, person: person === null ? null : nameOf(person), due })),
    questions: bodies("question"),
    notes: bodies("minutes"),
    next: of.next && { title: of.next.title, startsAt: of.next.startsAt.toISOString() },
  };
}

/** Who came early is there from the beginning; who had gone by then was not there. */
function staysFrom(here: Array<{ from: number; to: number | null }>, began: number | null): Stretch[] {
  return here
    .map(({ from, to }) => ({ from: Math.max(from, began ?? from), to }))
    .filter(({ from, to }) => to === null || to > from)
    .map(({ from, to }) => ({ from: new Date(from).toISOString(), to: instantOf(to) }));
}

function passageOf(of: MinutesOf, { textId, from, to }: { textId: string; from: string; to: string }) {
  const [first, last] = [of.numberOf(textId, from), of.numberOf(textId, to)];
  if (first === null) return null;
  return { text: of.texts.find(({ id }) => id === textId)?.title ?? "", from: first, to: last ?? first };
}

/** What a choice is called; of a poll with choices of its own, itself. */
export const choiceWord = (kind: PollKind, choice: string): string =>
  choicesOf[kind] === null ? choice : (words.choices[choice] ?? choice);

/** As people go on with them. @param zone whose clock times are given in */
export function minutesAsMarkdown(minutes: Minutes, zone: string): string {
  const clock = (instant: string | null) => (instant === null ? "…" : wallClockIn(zone, new Date(instant)).time);
  const began = minutes.began === null ? null : wallClockIn(zone, new Date(minutes.began));
  const list = (lines: string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join("\n") : words.none);
  const part = (heading: string, body: string) => `## ${heading}\n\n${body}`;
  const { questions, notes, polls, next } = minutes;
  return [
    `# ${inLine(words.heading(minutes.title))}`,
    [
      ...(began ? [words.when(began.day, began.time, clock(minutes.ended), zone)] : []),
      ...(minutes.place ? [words.place(inLine(minutes.place))] : []),
    ].join("  \n"),
    ...(minutes.texts.length > 0 ? [part(words.texts, list(minutes.texts.map(({ title }) => inLine(title))))] : []),
    part(words.present, presentIn(minutes, clock)),
    ...(minutes.apologies.length > 0 ? [part(words.apologies, list(minutes.apologies.map(inLine)))] : []),
    part(words.course, courseIn(minutes, clock)),
    ...(notes.length > 0 ? [part(words.noted, notes.map(quoted).join("\n\n"))] : []),
    part(words.decisions, list(minutes.decisions.map(inItem))),
    part(words.tasks, list(minutes.tasks.map(taskLine))),
    ...(polls.length > 0 ? [part(words.polls, polls.map(pollLines).join("\n"))] : []),
    ...(questions.length > 0 ? [part(words.questions, list(questions.map(inItem)))] : []),
    ...(next ? [part(words.next, nextLine(next, zone))] : []),
  ]
    .filter((each) => each !== "")
    .join("\n\n");
}

function presentIn({ present, began, ended }: Minutes, clock: (instant: string | null) => string): string {
  if (present.length === 0) return words.nobody;
  return present
    .map(({ name, here }) => {
      const isWhole = here.length === 1 && here[0]?.from === began && (here[0].to === null || here[0].to === ended);
      const stays = here.map(({ from, to }) => words.stays(clock(from), clock(to))).join(", ");
      return `- ${inLine(name)}${isWhole ? "" : ` (${stays})`}`;
    })
    .join("\n");
}

function courseIn(minutes: Minutes, clock: (instant: string | null) => string): string {
  const early = minutes.turns.length > 0 ? [`- ${words.beforeItems}${spokeIn(minutes.turns)}`] : [];
  const items = minutes.items.map(({ title, state, from, to, passage, turns }, at) => {
    const times = from === null ? "" : ` (${words.item(clock(from), clock(to))})`;
    const fate = state === "skipped" ? ` (${words.skipped})` : state === "waiting" ? ` (${words.notReached})` : times;
    const where = passage ? `, ${inLine(passage.text)} ${words.passage(passage.from, passage.to)}` : "";
    return `${at + 1}. **${inLine(title)}**${where}${fate}${spokeIn(turns)}`;
  });
  const lines = [...items, ...(items.length > 0 && early.length > 0 ? ["", ...early] : early)];
  return lines.length > 0 ? lines.join("\n") : words.noItems;
}

function spokeIn(turns: Spoke[]): string {
  if (turns.length === 0) return "";
  const total = words.seconds(turns.reduce((sum, { seconds }) => sum + seconds, 0));
  if (turns.every(({ name }) => name === null))
    return `  \n   ${words.speakers}: ${words.turns(turns.length)} (${total})`;
  const each = turns.map(({ name, seconds }) => words.spoke(inLine(name ?? ""), words.seconds(seconds)));
  return `  \n   ${words.speakers}: ${each.join(", ")}`;
}

function taskLine({ body, person, due }: Minutes["tasks"][number]): string {
  const who = words.task(person === null ? null : inLine(person), due);
  return inItem(body) + (who === "" ? "" : ` (${who})`);
}

function pollLines({ question, isSecret, voted, results, objections }: Minutes["polls"][number]): string {
  const head = `- **${inLine(question)}** (${words.votes(voted)}${isSecret ? `, ${words.secret}` : ""}): `;
  const counts = results.map(({ choice, count }) => `${inLine(choice)} ${count}`).join(", ");
  const why = objections.map(({ name, reason }) =>
    name === null ? words.objectionUnnamed(inLine(reason)) : words.objection(inLine(name), inLine(reason)),
  );
  return [head + counts, ...why.map((line) => `  - ${line}`)].join("\n");
}

function nextLine({ title, startsAt }: { title: string; startsAt: string }, zone: string): string {
  const { day, time } = wallClockIn(zone, new Date(startsAt));
  return words.nextLine(inLine(title), day, time);
}

/** What people typed is words here, not marks of Markdown: one line. */
const inLine = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
/** Of several lines, in a list: what follows the first is set in. */
const inItem = (text: string): string => quoted(text).replace(/\n/g, "\n  ");
/** Several lines as they were written, but no headings, fences and targets of links that would change what stands around them. */
const quoted = (text: string): string =>
  text.trim().replace(/^([ \t>*+]*)(#{1,6}(?=[ \t]|$)|```|~~~|\[[^\]\n]*\]:|=+[ \t]*$|-{2,}[ \t]*$)/gm, "$1\\$2");

const instantOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Until when amendments can be proposed: the end of that day in the group's time zone. */
export function amendableUntil(shownAt: Date, days: number, zone: string): string {
  return addDays(wallClockIn(zone, shownAt).day, days);
}
