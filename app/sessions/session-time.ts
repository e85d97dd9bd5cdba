/** When a session is, as it is told to people. The server words it, since browsers and servers put a date differently. Pure. */
import { wallClockIn } from "./zoned-time";

export type When = {
  /** ISO, of the beginning. */
  at: string;
  /** By the clock on the group's wall. */
  shown: string;
  /** IANA. */
  zone: string;
  /** Minutes by which that clock is ahead of UTC then: so a screen knows whether its reader's differs. */
  offset: number;
};

type Planned = {
  startsAt: string;
  minutes: number;
  timeZone: string;
  /** When it took place, as far as it has: then that is told. */
  beganAt?: string | null;
  endedAt?: string | null;
};

/** @example "Thursday, November 26, 19:00 – 20:30" */
export function whenOf(
  { startsAt, minutes, timeZone, beganAt = null, endedAt = null }: Planned,
  language: string,
  now = new Date(),
): When {
  const from = new Date(beganAt ?? startsAt);
  const to = beganAt !== null && endedAt !== null ? new Date(endedAt) : new Date(from.getTime() + minutes * 60_000);
  const thisYear = wallClockIn(timeZone, now).day.slice(0, 4) === wallClockIn(timeZone, from).day.slice(0, 4);
  const format = new Intl.DateTimeFormat(language, {
    ...{
      timeZone,
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
    ...(thisYear ? {} : { year: "numeric" }),
  });
  const { day, time } = wallClockIn(timeZone, from);
  const offset = Math.round((Date.parse(`${day}T${time}:00Z`) - from.getTime()) / 60_000);
  return { at: beganAt ?? startsAt, shown: format.formatRange(from, to), zone: timeZone, offset };
}

/** What a zone is called by those who live in it. */
export const cityOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** How long before it begins those who may come are reminded. Milliseconds. */
export const reminderLead = 24 * 3_600_000;

/** Of what is planned or moved to within that time everybody has just been told: no reminder on top. */
export const remindedBy = (startsAt: Date, now = Date.now()): Date | null =>
  startsAt.getTime() - now <= reminderLead ? new Date(now) : null;

/** How long a planned session that nobody has begun still counts as the next. Milliseconds. */
export const patience = 3 * 3_600_000;

export const isLate = ({ startsAt, state }: { startsAt: string; state: string }, now = Date.now()): boolean =>
  state === "planned" && Date.parse(startsAt) + patience < now;
