/**
 * For how long the words are kept that moderators had to read: those of reports, notes and appeals, and of what was taken
 * out of sight. Pure. What was decided, by which rule, why and when is no such words, and stays.
 */

/** Milliseconds of an instant so many months later, by the calendar in UTC; the last day where that month is shorter. */
export function monthsAfter(at: number, months: number): number {
  const day = new Date(at);
  const then = new Date(at);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day.getUTCDate(), last));
  return then.getTime();
}

/** All instants in milliseconds. */
export type ActionFacts = {
  at: number;
  /** Undone, lifted, replaced, or over by its time. */
  endedAt: number | null;
  /** An end to come, of what is in force. */
  until: number | null;
  /** Until when whoever it concerns can object; null: nobody can. */
  appealEnds: number | null;
  appeal: { isOpen: boolean; decidedAt: number | null } | null;
  /** The case it was done in. */
  closedAt: number | null;
  /** A case of the same is open, or it is held for the law, or whom it concerns may not be told of it yet. */
  isOpen: boolean;
};

/** Milliseconds; null: nobody can say yet, for something is open about it. */
export function actionKeptUntil(facts: ActionFacts, keepMonths: number): number | null {
  const { at, endedAt, until, appeal, closedAt, appealEnds } = facts;
  if (facts.isOpen || appeal?.isOpen) return null;
  const last = [at, endedAt, until, appeal?.decidedAt ?? null, closedAt].filter((each) => each !== null);
  // Nobody objects in time and finds that what they object about is gone.
  return Math.max(monthsAfter(Math.max(...last), keepMonths), appealEnds ?? 0);
}

export type CaseFacts = {
  closedAt: number | null;
  isOpen: boolean;
  /** Until when what was done in it is kept; of what is wiped nothing. */
  actions: Array<number | null>;
};

/** As `actionKeptUntil`. */
export function caseKeptUntil({ closedAt, isOpen, actions }: CaseFacts, keepMonths: number): number | null {
  if (closedAt === null || isOpen || actions.includes(null)) return null;
  return Math.max(monthsAfter(closedAt, keepMonths), ...actions.map((each) => each ?? 0));
}

/** As pages say it. */
export type Kept = {
  /** Instant; null: as long as something is open about it, or it is wiped. */
  until: string | null;
  wipedAt: string | null;
};

/** The same as `wipedAt` where there is none yet: when it goes. */
export const keptOf = (until: number | null, wipedAt: Date | null): Kept => ({
  until: wipedAt || until === null ? null : new Date(until).toISOString(),
  wipedAt: wipedAt?.toISOString() ?? null,
});
