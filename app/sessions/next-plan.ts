/** What comes after a session: when the group would meet again, and whose turn it would be to run it. Pure. */
import { occurrences, wallClockIn, type Repeat, type WallClock } from "./zoned-time";

/** Of a group that met once a while ago, not every week since is gone through. */
const mostSteps = 400;

/**
 * The same weekday at the same time of day, one step of its series later (a week where it has none), and not before now.
 *
 * @returns null where that is years ahead
 */
export function nextTime(
  session: { startsAt: Date; timeZone: string },
  series: Pick<Repeat, "every" | "interval"> | null,
  now: Date,
): WallClock | null {
  const { timeZone, startsAt } = session;
  const { every, interval } = series ?? { every: "week" as const, interval: 1 };
  const first = wallClockIn(timeZone, startsAt);
  // Steps that can be reckoned over are not gone through.
  const weeks = Math.floor((now.getTime() - startsAt.getTime()) / (7 * 86_400_000));
  const count = Math.min(mostSteps, Math.max(0, weeks) + 3);
  const next = occurrences(timeZone, first, { every, interval, count }).find((at) => at > startsAt && at > now);
  return next ? wallClockIn(timeZone, next) : null;
}

export type Candidate = { id: string; name: string; joinedAt: Date };
/** That somebody ran a session, and when. */
export type Ran = { userId: string; at: Date };
/** `never`: has run none; `fewest`: has run fewer than all others; `longest`: as few as others, and longest ago. */
export type WhyThem = "never" | "fewest" | "longest";
export type Turn = { id: string; name: string; times: number; last: string | null; why: WhyThem };

/** Whose turn it would be, first: who has run fewest, among these who did longest ago, among these who came first. */
export function rotation(candidates: Candidate[], ran: Ran[]): Turn[] {
  const known = candidates.map((candidate) => {
    const theirs = ran.filter(({ userId }) => userId === candidate.id).map(({ at }) => at.getTime());
    return { ...candidate, times: theirs.length, last: theirs.length > 0 ? Math.max(...theirs) : null };
  });
  const sorted = known.sort(
    (a, b) =>
      a.times - b.times ||
      (a.last ?? 0) - (b.last ?? 0) ||
      a.joinedAt.getTime() - b.joinedAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  return sorted.map(({ id, name, times, last }, at) => {
    const isAlone = sorted[at + 1]?.times !== times && sorted[at - 1]?.times !== times;
    const why = times === 0 ? "never" : isAlone ? "fewest" : "longest";
    return { id, name, times, last: last === null ? null : new Date(last).toISOString(), why };
  });
}
