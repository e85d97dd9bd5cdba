/** Minutes as Markdown, for people to go on with: what was typed by people stays words in it. Pure. */
import { setApart } from "../plain-line";
import { minutesWords } from "../words/session-minutes";
import type { NoteKind } from "./meeting";
import type { Minutes, Next, Spoke, Together, Told } from "./minutes";
import { wallClockIn } from "./zoned-time";

const words = minutesWords.en;

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
  const asked = minutes.asked.map(
    ({ place, count }) => (place === null ? "" : `${linked(place, isOne)}: `) + words.asked(count),
  );
  const [questions, notes] = [[...noted("question", inItem), ...asked], noted("minutes", quoted)];
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
  const before = howIn(minutes);
  const early = before === "" ? [] : [`- ${words.beforeItems}${before}`];
  const items = minutes.items.map(({ title, state, from, to, passage, ...how }, at) => {
    const times = from === null ? "" : ` (${words.item(clock(from), clock(to))})`;
    const fate = state === "skipped" ? ` (${words.skipped})` : state === "waiting" ? ` (${words.notReached})` : times;
    const where = passage ? `, ${inLine(passage.text)} ${words.passage(passage.from, passage.to)}` : "";
    return `${at + 1}. **${inLine(title)}**${where}${fate}${howIn(how)}`;
  });
  const lines = [...items, ...(items.length > 0 && early.length > 0 ? ["", ...early] : early)];
  return lines.length > 0 ? lines.join("\n") : words.noItems;
}

type How = Pick<Minutes, "turns" | "round" | "groups">;

/** Each on a line of its own below what it belongs to. */
function howIn({ turns, round, groups }: How): string {
  return [
    ...groups.map((draw) => words.inGroups(draw.map(togetherIn))),
    ...(round > 0 ? [words.round(round)] : []),
    ...(turns.length > 0 ? [spokeIn(turns)] : []),
  ]
    .map((line) => `  \n   ${line}`)
    .join("");
}

const togetherIn = ({ people, names }: Together) =>
  names === null ? words.together(people) : names.map(inLine).join(", ");

function spokeIn(turns: Spoke[]): string {
  const total = words.seconds(turns.reduce((sum, { seconds }) => sum + seconds, 0));
  if (turns.every(({ name }) => name === null)) return `${words.speakers}: ${words.turns(turns.length)} (${total})`;
  const each = turns.map(({ name, seconds, given }) =>
    words.spoke(inLine(name ?? ""), words.seconds(seconds), given && inLine(given.by)),
  );
  return `${words.speakers}: ${each.join(", ")}`;
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
