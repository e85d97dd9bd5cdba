/**
 * What a group's moderation comes to in a quarter of the year, for all who may read the log. Pure.
 *
 * Actions and appeals stand in the log one by one, and are counted as they are. Reports and what was held do not: nobody is to
 * find out from a number who complained, or that somebody wrote what is not shown. So these are told once the quarter is over
 * (else a number that rises tells when), a number of reports only where enough different people made them, and times in
 * whole hours.
 */
import type { Outcome } from "../cases/case";
import { addDays } from "../sessions/zoned-time";
import { actionKinds, actionRoles, type ActionKind, type ActionRole } from "./action";
import { startOf } from "./public-log";

/** Of fewer different people than this it is told that there were some, not how many. */
export const few = 3;
/** Below this a 90th percentile is but the slowest one. */
export const fewForTail = 10;

/** `2026-Q1` */
export type Quarter = string;

const pattern = /^(\d{4})-Q([1-4])$/;
export const isQuarter = (name: string): boolean => pattern.test(name);

/** @param day `YYYY-MM-DD` */
export const quarterOf = (day: string): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Its first and last day. */
export function daysOf(quarter: Quarter): { from: string; until: string } {
  const [, year = "", which = ""] = pattern.exec(quarter) ?? [];
  const first = (months: number) => new Date(Date.UTC(Number(year), months, 1)).toISOString().slice(0, 10);
  const month = (Number(which) - 1) * 3;
  return { from: first(month), until: addDays(first(month + 3), -1) };
}

export type Span = { quarter: Quarter; from: Date; until: Date };

/** From the first instant of it to that of the next, by the clock there. */
export function spanOf(quarter: Quarter, zone: string): Span {
  const { from, until } = daysOf(quarter);
  const at = (day: string) => startOf(day, zone) ?? new Date(`${day}T00:00:00Z`);
  return { quarter, from: at(from), until: at(addDays(until, 1)) };
}

/** From the newest to the first, both included; days by the clock of the group. */
export function quartersBetween(first: string, last: string): Quarter[] {
  const found: Quarter[] = [];
  for (let day = last; quarterOf(day) >= quarterOf(first); day = addDays(daysOf(quarterOf(day)).from, -1))
    found.push(quarterOf(day));
  return found;
}

export type ReportOutcome = "upheld" | "declined" | "withdrawn" | "open";
export const reportOutcomes = ["upheld", "declined", "withdrawn", "open"] as const satisfies ReportOutcome[];

/** What is counted of one quarter. `times`: how many of the same. */
export type Facts = {
  reports: Array<{ by: string | null; rule: number | null; outcome: ReportOutcome; times: number }>;
  /** Of what waited for moderators and was decided, in milliseconds; appeals apart. */
  waited: number[];
  held: Array<{ outcome: Outcome | null; times: number }>;
  actions: Array<{
    kind: ActionKind;
    rule: number | null;
    title: string;
    role: ActionRole;
    isReported: boolean;
    isAutomated: boolean;
    isUndone: boolean;
    times: number;
  }>;
  appeals: {
    filed: number;
    decided: Array<{ state: string; times: number }>;
    /** Gone up because nobody decided in time. */
    passedUp: number;
    /** Of those somebody decided, in milliseconds. */
    waited: number[];
  };
};

/** null: too few to be told. */
export type Told = number | null;
export type RuleTimes<Times> = { rule: number | null; title: string; times: Times };

/** Plain JSON. */
export type QuarterNumbers = {
  quarter: Quarter;
  /** First and last day, by the clock of the group. */
  from: string;
  until: string;
  isOver: boolean;
  /** null until it is over. */
  reports: null | { received: Told; outcomes: Record<ReportOutcome, Told>; rules: Array<RuleTimes<Told>> };
  /** Cases decided, and how long they waited; null until it is over. */
  decisions: null | { decided: Told; medianHours: number | null; p90Hours: number | null };
  /** What waited for approval before anybody saw it, by when that was decided; null until it is over. */
  held: null | { all: number; approved: number; keptBack: number };
  actions: {
    all: number;
    kinds: Array<{ kind: ActionKind; times: number }>;
    rules: Array<RuleTimes<number>>;
    roles: Array<{ role: ActionRole; times: number }>;
    /** By a setting of the group, without a person. */
    automated: number;
    /** Because the law demands it. */
    legal: number;
    undone: number;
    /** What made moderators look; null until it is over. */
    reported: Told;
    ownInitiative: Told;
  };
  appeals: {
    filed: number;
    granted: number;
    refused: number;
    withdrawn: number;
    /** Not decided in time: undone, or gone up. */
    overdueRestored: number;
    overduePassedUp: number;
    medianHours: number | null;
  };
};

/**
 * Each number, or null where it is of too few. Where one alone would be missing it could be worked out from the sum, so that the
 * smallest of the others goes too.
 *
 * @param cells how many, from how many different people
 */
export function toldOf(cells: Array<{ times: number; people: number }>, total: Told): Told[] {
  if (total === null) return cells.map(() => null);
  const told = cells.map(({ times, people }) => (times === 0 || people >= few ? times : null));
  const shown = told.filter((times) => times !== null && times > 0) as number[];
  if (told.filter((times) => times === null).length !== 1 || shown.length === 0) return told;
  told[told.indexOf(Math.min(...shown))] = null;
  return told;
}

const sum = (rows: Array<{ times: number }>) => rows.reduce((all, { times }) => all + times, 0);
const where = <Row extends { times: number }>(rows: Row[], is: (row: Row) => boolean) => sum(rows.filter(is));

/** Nearest rank: a value that occurred. null: there are too few. */
export function hoursAt(waited: number[], part: number, least: number): number | null {
  if (waited.length === 0 || waited.length < least) return null;
  const sorted = waited.toSorted((one, other) => one - other);
  const at = sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return Math.max(1, Math.ceil(at / 3_600_000));
}

/** @param titles what rules are called */
export function numbersOf(span: Span, now: Date, facts: Facts, titles: Map<number, string>): QuarterNumbers {
  const isOver = span.until <= now;
  return {
    ...{ quarter: span.quarter, ...daysOf(span.quarter), isOver },
    reports: isOver ? reportsIn(facts.reports, titles) : null,
    decisions: isOver ? decisionsIn(facts.waited) : null,
    held: isOver ? heldIn(facts.held) : null,
    actions: actionsIn(facts.actions, isOver),
    appeals: appealsIn(facts.appeals),
  };
}

function reportsIn(rows: Facts["reports"], titles: Map<number, string>): NonNullable<QuarterNumbers["reports"]> {
  // Those without an account any more count as one: they are one at least, and the number that is told does not change as
  // somebody goes, which would tell of them that they had complained.
  const cellOf = (some: Facts["reports"]) => ({ times: sum(some), people: new Set(some.map(({ by }) => by)).size });
  const [received = null] = toldOf([cellOf(rows)], 0);
  const outcomes = toldOf(
    reportOutcomes.map((outcome) => cellOf(rows.filter((row) => row.outcome === outcome))),
    received,
  );
  const named = rulesIn(rows);
  const times = toldOf(
    named.map((rule) => cellOf(rows.filter((row) => row.rule === rule))),
    received,
  );
  return {
    received,
    outcomes: Object.fromEntries(reportOutcomes.map((outcome, at) => [outcome, outcomes[at] ?? null])) as Record<
      ReportOutcome,
      Told
    >,
    // Of too few reports not even which rules were named is told.
    rules:
      received === null
        ? []
        : named.map((rule, at) => ({ rule, title: titles.get(rule ?? -1) ?? "", times: times[at] ?? null })),
  };
}

/** In order; what names none comes last. */
const rulesIn = (rows: Array<{ rule: number | null }>): Array<number | null> =>
  [...new Set(rows.map(({ rule }) => rule))].sort((one, other) => (one ?? Infinity) - (other ?? Infinity));

function decisionsIn(waited: number[]): NonNullable<QuarterNumbers["decisions"]> {
  const [decided = null] = toldOf([{ times: waited.length, people: waited.length }], 0);
  return { decided, medianHours: hoursAt(waited, 0.5, few), p90Hours: hoursAt(waited, 0.9, fewForTail) };
}

const heldIn = (rows: Facts["held"]): NonNullable<QuarterNumbers["held"]> => ({
  all: sum(rows),
  approved: where(rows, ({ outcome }) => outcome === "approved"),
  keptBack: where(rows, ({ outcome }) => outcome === "acted"),
});

function actionsIn(rows: Facts["actions"], isOver: boolean): QuarterNumbers["actions"] {
  const causes = [where(rows, ({ isReported }) => isReported), where(rows, ({ isReported }) => !isReported)];
  // Which were reported stands at no action: it is told of many only, and both or neither.
  const tellsCauses = isOver && causes.every((times) => times === 0 || times >= few);
  const [reported = 0, ownInitiative = 0] = causes;
  return {
    all: sum(rows),
    kinds: actionKinds
      .map((kind) => ({ kind, times: where(rows, (row) => row.kind === kind) }))
      .filter(({ times }) => times > 0),
    rules: rulesIn(rows).map((rule) => {
      const its = rows.filter((row) => row.rule === rule);
      return { rule, title: its.at(-1)?.title ?? "", times: sum(its) };
    }),
    roles: actionRoles
      .map((role) => ({ role, times: where(rows, (row) => row.role === role) }))
      .filter(({ times }) => times > 0),
    automated: where(rows, ({ isAutomated }) => isAutomated),
    legal: where(rows, ({ kind }) => kind === "law"),
    undone: where(rows, ({ isUndone }) => isUndone),
    reported: tellsCauses ? reported : null,
    ownInitiative: tellsCauses ? ownInitiative : null,
  };
}

function appealsIn({ filed, decided, passedUp, waited }: Facts["appeals"]): QuarterNumbers["appeals"] {
  const of = (state: string) => where(decided, (row) => row.state === state);
  return {
    ...{ filed, granted: of("granted"), refused: of("refused"), withdrawn: of("withdrawn") },
    ...{ overdueRestored: of("restored"), overduePassedUp: passedUp },
    medianHours: hoursAt(waited, 0.5, 1),
  };
}

/** Nothing to tell of it. */
export function isQuiet({ reports, decisions, held, actions, appeals }: QuarterNumbers): boolean {
  const { medianHours: _, ...counts } = appeals;
  const all = [reports?.received ?? 0, decisions?.decided ?? 0, held?.all ?? 0, actions.all, ...Object.values(counts)];
  const hasFew = (reports && reports.received === null) || (decisions && decisions.decided === null);
  return !hasFew && all.every((times) => times === 0);
}
