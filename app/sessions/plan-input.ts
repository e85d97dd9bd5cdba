/** A planned session as it comes from a form or the API, checked field by field. Pure. */
import { canonicalTimeZone } from "../groups/place-and-time";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { rulesIn } from "./command-input";
import { Fields } from "./fields";
import { sessionGuests, sessionLimits, type SessionCustoms, type SessionGuests } from "./session";
import { instantIn, wallClockIn, type Repeat, type WallClock } from "./zoned-time";

const limits = sessionLimits;
const day = 24 * 3_600_000;

export type Plan = {
  title: string;
  about: string;
  place: string;
  callUrl: string;
  timeZone: string;
  clock: WallClock;
  startsAt: Date;
  minutes: number;
  capacity: number | null;
  texts: string[];
  facilitators: string[];
  guests: SessionGuests;
};

/** How people talk in it, and what its minutes tell; as far as it is said. */
export type PlanTalk = Partial<Pick<SessionCustoms, "rules" | "namesInMinutes" | "amendmentDays">>;

const planNames = [
  ...["title", "about", "place", "callUrl", "timeZone", "startsAt", "day", "time", "minutes", "capacity", "texts"],
  ...["facilitators", "guests", "rules", "namesInMinutes", "amendmentDays"],
];

/** `timePoll`: the poll for a time that becomes this session. */
export type NewPlan = Plan & {
  talk: PlanTalk;
  id: string | null;
  repeat: Repeat | null;
  template: string | null;
  timePoll: string | null;
};

/**
 * Times are given as `startsAt` (an instant), or as `day` and `time` of the wall clock in `timeZone`.
 *
 * @param zone the group's, where none is said
 * @throws Refusal `invalid`, by field
 */
export function planIn(input: unknown, zone: string, { guests }: Pick<SessionCustoms, "guests">, now: Date): NewPlan {
  const f = new Fields(input);
  f.only([...planNames, "id", "repeat", "template", "timePoll"]);
  const id = f.isNone("id") ? null : f.minted("id");
  const timeZone = zoneIn(f, zone);
  const { clock, startsAt } = timeIn(f, timeZone, now);
  const repeats = !f.isNone("repeat") && f.inside("repeat").raw("every") !== "never";
  const plan: NewPlan = {
    ...{ id, timeZone, clock, startsAt },
    title: f.line("title", limits.title),
    about: f.prose("about", limits.about),
    place: f.line("place", limits.place),
    callUrl: callUrlIn(f),
    minutes: f.isNone("minutes") ? 90 : f.whole("minutes", limits.minutes),
    capacity: f.wholeOrNull("capacity", limits.capacity),
    texts: idsIn(f, "texts", limits.texts),
    facilitators: idsIn(f, "facilitators", limits.facilitators),
    guests: f.isNone("guests") ? guests : f.oneOf("guests", sessionGuests),
    talk: talkIn(f),
    repeat: repeats ? repeatIn(f.inside("repeat")) : null,
    template: f.idOrNull("template"),
    timePoll: f.idOrNull("timePoll"),
  };
  f.require();
  return plan;
}

function talkIn(f: Fields): PlanTalk {
  return {
    ...(f.isNone("rules") ? {} : { rules: rulesIn(f.inside("rules")) }),
    ...(f.has("namesInMinutes") ? { namesInMinutes: f.flag("namesInMinutes") } : {}),
    ...(f.isNone("amendmentDays") ? {} : { amendmentDays: f.whole("amendmentDays", limits.amendmentDays) }),
  };
}

export type PlanChange = Partial<Omit<Plan, "clock" | "startsAt">> & {
  talk: PlanTalk;
  when: { clock: WallClock; startsAt: Date; timeZone: string } | null;
  /** Behind those that it has: two who add at once take nothing from one another. */
  addTexts?: string[];
  /** Also the later ones of the series. */
  following: boolean;
};

/** What is said is changed, the rest stays. @throws Refusal `invalid`, by field */
export function planChangeIn(input: unknown, zone: string, now: Date): PlanChange {
  const f = new Fields(input);
  f.only([...planNames, "addTexts", "following"]);
  const timeZone = zoneIn(f, zone);
  const isMoved = f.has("startsAt") || f.has("day") || f.has("time");
  const change: PlanChange = {
    when: isMoved ? { ...timeIn(f, timeZone, now), timeZone } : null,
    following: f.flag("following"),
    talk: talkIn(f),
    ...(f.has("title") ? { title: f.line("title", limits.title) } : {}),
    ...(f.has("about") ? { about: f.prose("about", limits.about) } : {}),
    ...(f.has("place") ? { place: f.line("place", limits.place) } : {}),
    ...(f.has("callUrl") ? { callUrl: callUrlIn(f) } : {}),
    ...(f.has("minutes") ? { minutes: f.whole("minutes", limits.minutes) } : {}),
    ...(f.has("capacity") ? { capacity: f.wholeOrNull("capacity", limits.capacity) } : {}),
    ...(f.has("texts") ? { texts: idsIn(f, "texts", limits.texts) } : {}),
    ...(f.has("addTexts") ? { addTexts: idsIn(f, "addTexts", limits.texts) } : {}),
    ...(f.has("facilitators") ? { facilitators: idsIn(f, "facilitators", limits.facilitators) } : {}),
    ...(f.has("guests") ? { guests: f.oneOf("guests", sessionGuests) } : {}),
  };
  f.require();
  return change;
}

/** How a group holds its sessions. @throws Refusal `invalid`, by field */
export function customsIn(input: unknown): SessionCustoms & { isForPlanned: boolean } {
  const f = new Fields(input);
  const customs = {
    rules: rulesIn(f.inside("rules")),
    guests: f.oneOf("guests", sessionGuests),
    namesInMinutes: f.flag("namesInMinutes"),
    amendmentDays: f.whole("amendmentDays", limits.amendmentDays),
    isForPlanned: f.flag("planned"),
  };
  f.only(["rules", "guests", "namesInMinutes", "amendmentDays", "planned"]);
  f.require();
  return customs;
}

/** The one that is said, if it is known here. */
export function zoneIn(f: Fields, zone: string): string {
  if (f.isNone("timeZone")) return zone;
  const raw = f.raw("timeZone");
  const found = typeof raw === "string" ? canonicalTimeZone(raw) : null;
  if (found === null)
    f.fault(
      "timeZone",
      say(sessionWords, (w) => w.zone),
    );
  return found ?? zone;
}

/** Sessions begin on the minute. */
export function timeIn(f: Fields, timeZone: string, now: Date): { clock: WallClock; startsAt: Date } {
  const none = { clock: { day: "1970-01-01", time: "00:00" }, startsAt: now };
  const startsAt = f.has("startsAt") ? f.moment("startsAt") : clockOf(f, timeZone);
  if (!startsAt) return none;
  const ahead = (startsAt.getTime() - now.getTime()) / day;
  if (ahead > limits.ahead || ahead < -limits.behind)
    f.fault(
      f.has("startsAt") ? "startsAt" : "day",
      say(sessionWords, (w) => w.far),
    );
  return { clock: wallClockIn(timeZone, startsAt), startsAt };
}

function clockOf(f: Fields, timeZone: string): Date | null {
  const day = f.dayOrNull("day");
  const raw = f.raw("time");
  const time = typeof raw === "string" ? raw.trim().slice(0, 5) : "";
  if (day === null || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    f.fault(
      day === null ? "day" : "time",
      say(sessionWords, (w) => w.wallClock),
    );
    return null;
  }
  const at = instantIn(timeZone, { day, time });
  if (!at)
    f.fault(
      "time",
      say(sessionWords, (w) => w.gap(timeZone)),
    );
  return at;
}

function callUrlIn(f: Fields): string {
  const url = f.line("callUrl", limits.callUrl);
  if (url === "") return "";
  // `https://known.example@other.example/` looks like a place where it does not lead.
  const link = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : null;
  const isLink = link !== null && link.username === "" && link.password === "";
  if (!isLink)
    f.fault(
      "callUrl",
      say(sessionWords, (w) => w.callUrl),
    );
  return isLink ? link.href.slice(0, limits.callUrl.max) : "";
}

function repeatIn(f: Fields): Repeat {
  const { occurrences, interval } = limits;
  return {
    every: f.oneOf("every", ["week", "month"]),
    interval: f.isNone("interval") ? 1 : f.whole("interval", interval),
    count: f.whole("count", occurrences),
  };
}

const idsIn = (f: Fields, name: string, max: number): string[] => [
  ...new Set(f.list(name, max, (each) => each.id("value"))),
];
