/**
 * Minutes of a session, written from its record: who was there and when, what was gone through and when, who spoke, what was
 * asked, decided and taken on. As data, for programs, and as Markdown, for people to go on with. Pure.
 */
import { setApart } from "../plain-line";
import { minutesWords } from "../words/session-minutes";
import { choicesOf, objection } from "./polls";
import type { Meeting, NoteKind, Passage, PollKind, Spot } from "./meeting";
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
  /** Where the group was moved to, in order. */
  moves: Array<{ at: number; spot: Spot | null }>;
  /** The ¶ number of a block; null where it has none. */
  numberOf(textId: string, block: string): number | null;
};

type Stretch = { from: string; to: string | null };
/** Numbers of paragraphs. */
type Told = { text: string; url: string; from: number; to: number };
/** `given`: out of the order of the queue, by whom and before how many; "" where it is not known who, or nobody is named. */
type Spoke = { name: string | null; seconds: number; given: { by: string; before: number } | null };

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
  }>;
  /** Turns before the first item, or with no agenda. */
  turns: Spoke[];
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
  notes: string[];
  /** What was decided, taken on, parked or noted, in order, with the paragraph that the group was at. */
  noted: Array<{ kind: NoteKind; body: string; place: Told | null }>;
  next: Next | null;
};

type Next = { title: string; startsAt: string; timeZone: string };

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
    })),
    turns: spoke(null),
    readings: meeting.roster
      .filter(({ state }) => state !== "waiting")
      .flatMap(({ passage, reader }) => {
        const told = passageOf(of, passage);
        return told ? [{ ...told, name: of.names && reader !== null ? nameOf(reader) : null }] : [];
      }),
    way: wayOf(of),
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
export const choiceWord = (kind: PollKind, choice: string): string =>
  choicesOf[kind] === null ? choice : (words.choices[choice] ?? choice);

/** As people go on with them. @param zone whose clock times are given in */
export function minutesAsMarkdown(minutes: Minutes, zone: string): string {
  const clock = (instant: string | null) => (instant === null ? "…" : wallClockIn(zone, new Date(instant)).time);
  const began = minutes.began === null ? null : wallClockIn(zone, new Date(minutes.began));
  const list = (lines: string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join("\n") : words.none);
  const part = (heading: string, body: string) => `## ${heading}\n\n${body}`;
  const { polls, next, readings, way } = minutes;
  const isOne = minutes.texts.length < 2;
  const at = (told: Told | null) => (told === null ? "" : ` (${linked(told, isOne)})`);
  const noted = (kind: NoteKind, write: (text: string) => string) =>
    minutes.noted.filter((note) => note.kind === kind).map(({ body, place }) => write(body) + at(place));
  const [questions, notes] = [noted("question", inItem), noted("minutes", quoted)];
  const tasks = minutes.noted.filter(({ kind }) => kind === "task");
  return [
    `# ${inLine(words.heading(minutes.title))}`,
    [
      ...(began ? [words.when(dayIn(minutes.began ?? "", zone), began.time, clock(minutes.ended), zone)] : []),
      ...(minutes.place ? [words.place(inLine(minutes.place))] : []),
    ].join("  \n"),
    ...(minutes.texts.length > 0 ? [part(words.texts, list(minutes.texts.map(({ title }) => inLine(title))))] : []),
    part(words.present, presentIn(minutes, clock)),
    ...(minutes.apologies.length > 0 ? [part(words.apologies, list(minutes.apologies.map(inLine)))] : []),
    part(words.course, courseIn(minutes, clock)),
    ...(way.length > 0 ? [part(words.way, list(way.map((each) => `${clock(each.at)}: ${linked(each, isOne)}`)))] : []),
    ...(readings.length > 0 ? [part(words.aloud, list(readings.map((each) => readIn(each, isOne))))] : []),
    ...(notes.length > 0 ? [part(words.noted, notes.join("\n\n"))] : []),
    part(words.decisions, list(noted("decision", inItem))),
    part(words.tasks, list(minutes.tasks.map((task, which) => taskLine(task) + at(tasks[which]?.place ?? null)))),
    ...(polls.length > 0 ? [part(words.polls, polls.map(pollLines).join("\n"))] : []),
    ...(questions.length > 0 ? [part(words.questions, list(questions))] : []),
    ...(next ? [part(words.next, nextLine(next, zone))] : []),
  ]
    .filter((each) => each !== "")
    .join("\n\n");
}

/** A paragraph, or some, as a link to where it stands; without one where the site does not know its address: a link needs it whole. */
function linked({ text, url, from, to }: Told, isOne: boolean): string {
  const said = words.passage(from, to);
  return (isOne ? "" : `${inLine(text)} `) + (url.startsWith("/") ? said : `[${said}](${url})`);
}

const readIn = ({ name, ...told }: Minutes["readings"][number], isOne: boolean) =>
  linked(told, isOne) + (name === null ? "" : `: ${inLine(name)}`);

/** @param instant ISO 8601 */
const dayIn = (instant: string, zone: string) =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: zone }).format(new Date(instant));

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
  const each = turns.map(({ name, seconds, given }) =>
    words.spoke(inLine(name ?? ""), words.seconds(seconds), given && inLine(given.by)),
  );
  return `  \n   ${words.speakers}: ${each.join(", ")}`;
}

function taskLine({ body, person, due }: Minutes["tasks"][number]): string {
  const who = words.task(person === null ? null : inLine(person), due && dayIn(`${due}T12:00:00Z`, "UTC"));
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

/** As minutes tell it: by its own clock, which is named where it is another than theirs. @param zone theirs */
export function nextLine({ title, startsAt, timeZone }: Next, zone: string): string {
  const { time } = wallClockIn(timeZone, new Date(startsAt));
  const when = words.nextLine(inLine(title), dayIn(startsAt, timeZone), time);
  return timeZone === zone ? when : `${when} (${timeZone})`;
}

/** What people typed is words here, not marks of Markdown: one line. */
const inLine = (text: string): string => setApart(text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&"));
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
