/** A poll for a time, and answers to it, as they come from a form or the API, checked field by field. Pure. */
import { timePollWords } from "../words/time-polls";
import { say } from "../words/words";
import { Fields } from "./fields";
import { timeIn, zoneIn } from "./plan-input";
import { sessionLimits } from "./session";
import { timeAnswers, timePollLimits, type TimeAnswer } from "./time-poll";

export type NewTimePoll = { id: string | null; title: string; timeZone: string; minutes: number; options: Date[] };

/**
 * Each of `options` is `{startsAt}`, or `{day, time}` by the wall clock in `timeZone`; null stands for a line left empty.
 *
 * @param zone the group's, where none is said
 * @throws Refusal `invalid`, by field
 */
export function newTimePollIn(input: unknown, zone: string, now: Date): NewTimePoll {
  const f = new Fields(input);
  const timeZone = zoneIn(f, zone);
  const poll = {
    id: f.isNone("id") ? null : f.minted("id"),
    title: f.line("title", sessionLimits.title),
    timeZone,
    minutes: f.isNone("minutes") ? 90 : f.whole("minutes", sessionLimits.minutes),
    options: optionsIn(f, "options", timeZone, now),
  };
  if (poll.options.length < timePollLimits.options.min && !f.hasFaults())
    f.fault(
      "options",
      say(timePollWords, (w) => w.needsTimes),
    );
  f.require();
  return poll;
}

export type TimePollChange = {
  title?: string;
  minutes?: number;
  add: Date[];
  remove: Date[];
  state: "open" | "closed" | null;
};

/** What is said is changed, the rest stays. @throws Refusal `invalid`, by field */
export function timePollChangeIn(input: unknown, timeZone: string, now: Date): TimePollChange {
  const f = new Fields(input);
  const change: TimePollChange = {
    ...(f.has("title") ? { title: f.line("title", sessionLimits.title) } : {}),
    ...(f.has("minutes") ? { minutes: f.whole("minutes", sessionLimits.minutes) } : {}),
    add: optionsIn(f, "add", timeZone, now),
    remove: f.list("remove", timePollLimits.options.max, (each) => each.moment("value") ?? now),
    state: f.isNone("state") ? null : f.oneOf("state", ["open", "closed"] as const),
  };
  f.require();
  return change;
}

function optionsIn(f: Fields, name: string, timeZone: string, now: Date): Date[] {
  const found = new Map<number, Date>();
  f.rows(name, timePollLimits.options.max, (row) => {
    const { startsAt } = timeIn(row, timeZone, now);
    // Something is wrong with it, and is said.
    if (startsAt === now) return;
    const field = row.has("startsAt") ? "startsAt" : "day";
    if (found.has(startsAt.getTime()))
      row.fault(
        field,
        say(timePollWords, (w) => w.twice),
      );
    else if (startsAt < now)
      row.fault(
        field,
        say(timePollWords, (w) => w.past),
      );
    found.set(startsAt.getTime(), startsAt);
  });
  return [...found.values()];
}

export type GivenAnswer = { startsAt: Date; answer: TimeAnswer | null };

/** `{answers: [{startsAt, answer}]}`: of the others nothing changes; null takes an answer back. @throws Refusal `invalid`, by field */
export function timeAnswersIn(input: unknown, now: Date): GivenAnswer[] {
  const f = new Fields(input);
  const answers: GivenAnswer[] = [];
  f.rows("answers", timePollLimits.options.max, (row) => {
    const startsAt = row.moment("startsAt") ?? now;
    answers.push({ startsAt, answer: row.isNone("answer") ? null : row.oneOf("answer", timeAnswers) });
  });
  if (answers.length === 0 && !f.hasFaults())
    f.fault(
      "answers",
      say(timePollWords, (w) => w.needsAnswer),
    );
  f.require();
  return answers;
}

/** In a form an answer is named after its time, so that a time taken out meanwhile moves none to another. */
export const answerField = (startsAt: string) => `answer-${Date.parse(startsAt)}`;

/** A form's answers as the API takes them. */
export function answersOfForm(form: Iterable<[string, unknown]>): { answers: Array<Record<string, unknown>> } {
  const answers = [];
  for (const [name, answer] of form) {
    const [, at] = /^answer-(\d{1,14})$/.exec(name) ?? [];
    if (at && Number(at) < lastInstant) answers.push({ startsAt: new Date(Number(at)).toISOString(), answer });
  }
  return { answers };
}

/** Later ones are written otherwise. */
const lastInstant = Date.UTC(10_000, 0);

/** Lines of a form in which no day was chosen are none, and the others keep their number. */
export function withoutEmptyLines(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const rows = fields[name];
  if (!Array.isArray(rows)) return fields;
  const isEmpty = (row: unknown) => typeof row !== "object" || row === null || !(row as Record<string, unknown>)["day"];
  return { ...fields, [name]: rows.map((row) => (isEmpty(row) ? null : (row as unknown))) };
}
