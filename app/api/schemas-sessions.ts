/** What the API takes and gives of reading sessions. */
import { z } from "zod";
import {
  count,
  hand,
  instant,
  item,
  limits,
  minted,
  named,
  passage,
  plannedPoll,
  poll,
  rules,
  SessionMine,
  SessionNow,
  spot,
  turn,
} from "./schemas-meeting";
import { asks } from "../sessions/command-input";
import { handKinds, modes, pollKinds } from "../sessions/meeting";
import { rsvpAnswers, sessionGuests, sessionLimits, sessionStates } from "../sessions/session";

const url = z.string().max(sessionLimits.callUrl.max);
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("What to send as `after` for the next page") });

export const SessionLine = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  state: z.enum(sessionStates),
  startsAt: instant,
  timeZone: z.string().describe("IANA; the wall clock that was meant"),
  minutes: z.int(),
  beganAt: instant.nullable().describe("When it took place, as far as it has"),
  endedAt: instant.nullable(),
  seriesId: z.string().nullable(),
  series: z
    .object({ at: z.int(), of: z.int(), every: z.enum(["week", "month"]), interval: z.int() })
    .nullable()
    .describe("Which of how many it is, and how often they are"),
  texts: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
});
export const SessionPage = pageOf(SessionLine);

export const SessionPlan = SessionLine.extend({
  group: z.object({ slug: z.string(), name: z.string() }),
  about: z.string(),
  place: z.string(),
  callUrl: z.string(),
  capacity: z.int().nullable(),
  guests: z.enum(sessionGuests),
  namesInMinutes: z.boolean(),
  amendmentDays: count,
  facilitators: z.array(named),
  coming: z.object({ yes: count, maybe: count, no: count }),
  seq: count,
});

const planned = z.object({
  title: z.string().min(sessionLimits.title.min).max(sessionLimits.title.max),
  about: z.string().max(sessionLimits.about.max),
  place: z.string().max(sessionLimits.place.max),
  callUrl: url,
  startsAt: instant.describe("Or `day` and `time` by the wall clock of `timeZone`"),
  day: z.iso.date(),
  time: z.string().describe("`HH:MM`"),
  timeZone: z.string(),
  minutes: z.int().min(sessionLimits.minutes.min).max(sessionLimits.minutes.max),
  capacity: z.int().min(sessionLimits.capacity.min).max(sessionLimits.capacity.max).nullable(),
  texts: z.array(z.string()).max(sessionLimits.texts),
  facilitators: z.array(z.string()).max(sessionLimits.facilitators),
  guests: z.enum(sessionGuests),
  rules: rules.describe("How people talk in it; left out when planning: as the group holds its sessions"),
  namesInMinutes: z.boolean(),
  amendmentDays: z.int().min(sessionLimits.amendmentDays.min).max(sessionLimits.amendmentDays.max),
});
export const NewSession = planned
  .partial()
  .required({ title: true })
  .extend({
    id: minted.optional(),
    template: z.string().optional().describe("Id of a template for the agenda"),
    timePoll: z.string().optional().describe("Id of the question for a time that becomes this session"),
    repeat: z
      .object({
        every: z.enum(["week", "month"]),
        interval: z.int().min(sessionLimits.interval.min).max(sessionLimits.interval.max).optional(),
        count: z.int().min(sessionLimits.occurrences.min).max(sessionLimits.occurrences.max),
      })
      .optional()
      .describe("By the month: on the same weekday of the same week"),
  });
export const SessionChange = planned.partial().extend({
  addTexts: z.array(z.string()).max(sessionLimits.texts).optional().describe("Behind those that it has"),
  following: z.boolean().optional().describe("Also those of its series that come after it"),
  state: z
    .enum(["live", "ended", "planned"])
    .optional()
    .describe(
      "`live` starts it, or lets it go on; `ended` ends it; `planned` takes back that it was called off, or that it was begun by mistake",
    ),
});

export const SessionState = z.object({ now: SessionNow, mine: SessionMine });
export const SessionView = SessionPlan.extend({ now: SessionNow, mine: SessionMine });

export const SessionCommand = z
  .looseObject({ id: minted, ask: z.enum(asks as [string, ...string[]]) })
  .describe("Anything that can be asked of a session, with the fields of that `ask`");

export const RsvpView = z.object({
  user: named,
  answer: z.enum(rsvpAnswers),
  note: z.string(),
  waits: z.boolean().describe("Said yes after the last seat was taken"),
  fromPoll: z.boolean().describe("Said when the group was asked for a time that suits, and not since"),
});
export const RsvpPage = z.object({ items: z.array(RsvpView), next: z.null() });
export const MyRsvp = z.object({
  rsvp: RsvpView.nullable(),
  coming: z.object({ yes: count, maybe: count, no: count }),
});
export const RsvpInput = z.object({
  answer: z.enum(rsvpAnswers),
  note: z.string().max(sessionLimits.note.max).optional(),
});

export const Position = z.object({ spot: spot.nullable(), baton: named.nullable(), seq: count, at: instant });
export const PositionInput = z.object({
  spot: spot.nullable().describe("null: nowhere"),
  id: minted.optional(),
});

export const Queue = z.object({ items: z.array(hand), rules, seq: count, next: z.null() });
export const HandInput = z.object({
  id: minted.optional(),
  kind: z.enum(handKinds).optional(),
  words: z.string().max(limits.words).optional(),
  person: z.string().optional().describe("Of somebody else, for whoever runs the session"),
});
export const HandChange = HandInput.pick({ kind: true, words: true })
  .extend({ place: z.int().min(0).nullable().describe("For whoever runs it; null: back to where the rule puts it") })
  .partial();
export const HandView = hand;

export const Turns = z.object({
  turn: turn.nullable(),
  over: count.describe("Turns that are over"),
  airtime: SessionMine.shape.airtime,
  seq: count,
});
export const TurnInput = z.object({
  id: minted.optional(),
  from: z.string().nullable().optional().describe("The turn that is seen to go on: if another does, nothing happens"),
  hand: z.string().nullable().optional().describe("None: whoever stands first"),
  person: z.string().optional().describe("Without a hand"),
  kind: z.enum(handKinds).optional(),
});

const itemInput = z.object({
  title: z.string().min(1).max(limits.title),
  mode: z.enum(modes),
  minutes: z.int().min(0).max(limits.minutes),
  passage: passage.nullable().optional(),
  prompt: z.string().max(limits.prompt).optional(),
  poll: plannedPoll.partial({ isSecret: true, choices: true }).nullish(),
});
export const Agenda = z.object({ items: z.array(item), item: z.string().nullable(), seq: count, next: z.null() });
export const AgendaItemInput = itemInput.extend({ id: minted.optional(), before: z.string().nullable().optional() });
export const AgendaItemChange = itemInput
  .partial()
  .extend({ before: z.string().nullable().optional(), extend: z.int().optional().describe("Minutes more") });
export const AgendaNext = z.object({
  id: minted.optional(),
  from: z.string().nullable().describe("The item that is seen to run: if another does, nothing happens"),
  to: z.string().nullable().optional().describe("None: the next that waits"),
  skip: z.boolean().optional(),
});

export const Polls = z.object({ items: z.array(poll), mine: SessionMine, seq: count, next: z.null() });
export const PollInput = z.object({
  id: minted.optional(),
  kind: z.enum(pollKinds),
  question: z.string().min(1).max(limits.title),
  choices: z.array(z.string().max(limits.choice)).max(limits.choices.max).optional(),
  isSecret: z.boolean().optional(),
});
export const PollChange = z.object({ state: z.literal("closed") });
export const VoteInput = z.object({
  choice: z
    .int()
    .min(0)
    .max(limits.choices.max - 1),
  reason: z.string().max(limits.reason).optional(),
  person: z.string().optional().describe("Of somebody without a device, for whoever runs the session"),
});

export const SessionEvent = z
  .looseObject({ number: z.int(), at: instant, kind: z.string(), by: z.string().nullable() })
  .describe("One line of the record");
export const SessionEvents = z.object({ seq: count, events: z.array(SessionEvent), more: z.boolean() });

export const SessionCustoms = z.object({
  rules,
  guests: z.enum(sessionGuests),
  namesInMinutes: z.boolean(),
  amendmentDays: z.int().min(0).max(sessionLimits.amendmentDays.max),
});
export const CustomsChange = SessionCustoms.extend({
  planned: z.boolean().optional().describe("Also for the sessions that are planned already, but for what guests may"),
});

const templateItem = z.object({
  ...{ title: z.string(), mode: z.enum(modes), minutes: count, prompt: z.string() },
  poll: plannedPoll.nullish(),
});
export const AgendaTemplate = z.object({ id: z.string(), name: z.string(), items: z.array(templateItem) });
export const AgendaTemplates = z.object({ items: z.array(AgendaTemplate), next: z.null() });
export const TemplateName = z.object({ name: z.string() });
export const NewAgendaTemplate = z.object({
  name: z.string(),
  items: z.array(templateItem.partial({ prompt: true })),
});
