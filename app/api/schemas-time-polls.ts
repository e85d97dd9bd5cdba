/** What the API takes and gives of questions for a time. */
import { z } from "zod";
import { mintedId } from "../mint";
import { sessionLimits, sessionStates } from "../sessions/session";
import { timeAnswers, timePollLimits } from "../sessions/time-poll";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const named = z.object({ id: z.string(), name: z.string() });
const count = z.int().min(0);
const minted = z.string().regex(mintedId).describe("Minted by the caller: the same id again does nothing twice");
const counts = { yes: count, maybe: count, no: count };
const title = z.string().min(sessionLimits.title.min).max(sessionLimits.title.max);
const minutes = z.int().min(sessionLimits.minutes.min).max(sessionLimits.minutes.max);
const time = z
  .object({ startsAt: instant, day: z.iso.date(), time: z.string().describe("`HH:MM`") })
  .partial()
  .describe("`startsAt`, or `day` and `time` by the wall clock of `timeZone`");
const times = z.array(time).max(timePollLimits.options.max);

export const TimePollLine = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  state: z.enum(["open", "closed"]),
  timeZone: z.string().describe("IANA; the wall clock that was meant"),
  minutes: z.int(),
  createdAt: instant,
  closedAt: instant.nullable(),
  session: z
    .object({ id: z.string(), title: z.string(), url: z.string(), startsAt: instant, state: z.enum(sessionStates) })
    .nullable()
    .describe("What became of it"),
  members: count,
  answered: count.describe("How many of the members have"),
  isAnswered: z.boolean().describe("Whether the asker has"),
});
export const TimePollPage = z.object({
  items: z.array(TimePollLine),
  next: z.string().nullable().describe("What to send as `after` for the next page"),
});
export const TimePollView = TimePollLine.extend({
  group: z.object({ slug: z.string(), name: z.string() }),
  createdBy: named.nullable(),
  options: z.array(
    z.object({ startsAt: instant, ...counts, mine: z.enum(timeAnswers).nullable(), isPast: z.boolean() }),
  ),
  people: z
    .array(z.object({ user: named, answers: z.array(z.enum(timeAnswers).nullable()) }))
    .describe("Who answered what, in the order of the options"),
  best: z
    .array(z.object({ startsAt: instant, ...counts, because: z.enum(["yes", "maybe", "earlier", "alone"]) }))
    .describe("Times to come that suit somebody, best first; `because`: why it stands before the next"),
});
export const NewTimePoll = z.object({
  id: minted.optional(),
  title,
  minutes: minutes.optional(),
  timeZone: z.string().optional().describe("The group’s, where none is said"),
  options: times.min(timePollLimits.options.min),
});
export const TimePollChange = z
  .object({
    title,
    minutes,
    add: times,
    remove: z.array(instant).describe("What was answered for them goes with them"),
    state: z.enum(["open", "closed"]).describe("`closed`: without a session"),
  })
  .partial();
export const TimeAnswers = z.object({
  answers: z
    .array(z.object({ startsAt: instant, answer: z.enum(timeAnswers).nullable() }))
    .describe("Times that are not named keep their answer; null takes one back"),
});
