/**
 * Wall clocks and instants. A session is planned by the clock on a wall of the group; where that clock shows a time twice (it goes
 * back in autumn) the first is meant, and where it never shows it (it goes forward in spring) there is no such time. Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5 which resolves overlaps the same way
 */
export type WallClock = { day: string; time: string };

const minute = 60_000;

/** @param wall `YYYY-MM-DD` and `HH:MM` @returns null for a time that the clock skips, or what is no date */
export function instantIn(zone: string, { day, time }: WallClock): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Offsets are within a day of UTC, and change at most once in between: both that could apply are tried.
  const offsets = [...new Set([asUtc - 24 * 60 * minute, asUtc + 24 * 60 * minute].map((at) => offsetAt(zone, at)))];
  const found = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => {
      const shown = wallClockIn(zone, new Date(at));
      return shown.day === day && shown.time === time;
    })
    .sort((a, b) => a - b);
  return found[0] === undefined ? null : new Date(found[0]);
}

/** What the clock shows there at that instant. */
export function wallClockIn(zone: string, at: Date): WallClock {
  const parts = partsIn(zone, at);
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** Milliseconds by which the clock there is ahead of UTC. */
export function offsetAt(zone: string, at: number): number {
  const { year, month, day, hour, minute: minutes } = partsIn(zone, new Date(at));
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minutes}:00Z`);
  return shown - Math.floor(at / minute) * minute;
}

export type Repeat = { every: "week" | "month"; interval: number; count: number };

/**
 * The same wall clock again and again: every so many weeks, or every so many months on the same weekday of the same
 * week (the second Tuesday; the fifth is the last). Days whose clock skips that time are put an hour later.
 *
 * @returns `count` instants, the first of them the given one
 */
export function occurrences(zone: string, first: WallClock, { every, interval, count }: Repeat): Date[] {
  return Array.from({ length: count }, (_, at) => {
    const day = every === "week" ? addDays(first.day, 7 * interval * at) : sameWeekday(first.day, interval * at);
    return instantOn(zone, { day, time: first.time });
  });
}

/** For one of many on its own day, which is put an hour later where its clock skips that time. */
export const instantOn = (zone: string, wall: WallClock): Date => instantIn(zone, wall) ?? afterGap(zone, wall);

/** An hour later by the clock; gaps are of an hour at most, but for a handful in a century, which are tried on. */
function afterGap(zone: string, { day, time }: WallClock): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  for (let more = 1; hours + more < 24; more++) {
    const later = `${String(hours + more).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
    const at = instantIn(zone, { day, time: later });
    if (at) return at;
  }
  return new Date(Date.parse(`${day}T${time}:00Z`) - offsetAt(zone, Date.parse(`${day}T12:00:00Z`)));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
}

/** The same weekday of the same week of a later month. */
function sameWeekday(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const week = Math.ceil(date.getUTCDate() / 7);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const toWeekday = (date.getUTCDay() - first.getUTCDay() + 7) % 7;
  const inMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  let found = 1 + toWeekday + 7 * (week - 1);
  while (found > inMonth) found -= 7;
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), found)).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, at: Date): Record<"year" | "month" | "day" | "hour" | "minute", string> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: zone, calendar: "iso8601", hourCycle: "h23", year: "numeric", month: "2-digit" },
      ...{ day: "2-digit", hour: "2-digit", minute: "2-digit" },
    });
    formats.set(zone, format);
  }
  const found = { year: "", month: "", day: "", hour: "", minute: "" };
  for (const { type, value } of format.formatToParts(at)) if (Object.hasOwn(found, type)) found[type as "year"] = value;
  return found;
}
