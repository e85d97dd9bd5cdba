/** What moderation comes to in a quarter: what is told, when, and what is never told. */
import { describe, expect, test } from "vitest";
import {
  daysOf,
  few,
  fewForTail,
  hoursAt,
  isQuarter,
  isQuiet,
  numbersOf,
  quarterOf,
  quartersBetween,
  spanOf,
  toldOf,
  type Facts,
} from "~/moderation/numbers";

const none: Facts = {
  ...{ reports: [], waited: [], held: [], actions: [] },
  appeals: { filed: 0, decided: [], passedUp: 0, waited: [] },
};
const span = spanOf("2026-Q1", "Europe/Berlin");
const after = new Date("2026-05-01T00:00:00Z");
const during = new Date("2026-03-01T00:00:00Z");
const hour = 3_600_000;

describe("quarters", () => {
  test.each([
    ["2026-01-01", "2026-Q1"],
    ["2026-03-31", "2026-Q1"],
    ["2026-04-01", "2026-Q2"],
    ["2026-09-30", "2026-Q3"],
    ["2026-12-31", "2026-Q4"],
  ])("%s is in %s", (day, quarter) => expect(quarterOf(day)).toBe(quarter));

  test.each([
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2024-Q2", "2024-04-01", "2024-06-30"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
  ])("%s goes from %s to %s", (quarter, from, until) => expect(daysOf(quarter)).toEqual({ from, until }));

  test.each([
    ["Europe/Berlin", "2025-12-31T23:00:00.000Z", "2026-03-31T22:00:00.000Z"],
    ["Pacific/Auckland", "2025-12-31T11:00:00.000Z", "2026-03-31T11:00:00.000Z"],
    ["America/Los_Angeles", "2026-01-01T08:00:00.000Z", "2026-04-01T07:00:00.000Z"],
  ])("begin and end by the clock of %s", (zone, from, until) => {
    const its = spanOf("2026-Q1", zone);
    expect([its.from.toISOString(), its.until.toISOString()]).toEqual([from, until]);
  });

  test("are counted back to the first, over years", () => {
    expect(quartersBetween("2025-08-20", "2026-04-01")).toEqual(["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]);
    expect(quartersBetween("2026-04-01", "2026-06-30")).toEqual(["2026-Q2"]);
  });

  test.each(["2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-Q1 ", "x"])("%j is none", (name) =>
    expect(isQuarter(name)).toBe(false),
  );
});

describe("what is told of a number", () => {
  const cells = (...of: Array<[times: number, people: number]>) => of.map(([times, people]) => ({ times, people }));

  test.each([
    ["none is told", cells([0, 0]), 0, [0]],
    ["of two people not, however many they are", cells([9, few - 1]), 9, [null]],
    ["of three it is", cells([few, few]), few, [few]],
    ["one that is missing takes the smallest other along", cells([1, 1], [4, 3], [7, 5]), 12, [null, null, 7]],
    ["two that are missing hide each other", cells([1, 1], [2, 2], [7, 5]), 10, [null, null, 7]],
    ["none of several stays told", cells([0, 0], [1, 1], [1, 1], [3, 3]), 5, [0, null, null, 3]],
    ["of a sum that is not told no part is, not even none", cells([0, 0], [2, 2]), null, [null, null]],
  ] as const)("%s", (_, some, total, told) => expect(toldOf([...some], total)).toEqual(told));

  test.each([
    [[], 0.5, 1, null],
    [[1], 0.5, 1, 1],
    [[hour], 0.5, 1, 1],
    [[hour + 1], 0.5, 1, 2],
    [[3 * hour, hour, 2 * hour], 0.5, 3, 2],
    [[hour, 2 * hour], 0.5, 3, null],
    [Array.from({ length: fewForTail }, (_, at) => (at + 1) * hour), 0.9, fewForTail, 9],
    [Array.from({ length: fewForTail - 1 }, () => hour), 0.9, fewForTail, null],
  ])("hours of %j at %d with %d at least: %j", (waited, part, least, hours) =>
    expect(hoursAt(waited, part, least)).toBe(hours),
  );
});

describe("a quarter", () => {
  const reports = (["a", "b", "c", "d"] as const).map((by) => ({ by, rule: 1, outcome: "upheld" as const, times: 2 }));
  const done = { rule: 1, title: "Kind", role: "moderator" as const, isAutomated: false, isUndone: false, times: 1 };
  const facts: Facts = {
    reports: [...reports, { by: "a", rule: null, outcome: "declined", times: 1 }],
    waited: Array.from({ length: fewForTail }, (_, at) => (at + 1) * hour - 1),
    held: [
      { outcome: "approved", times: 4 },
      { outcome: "acted", times: 1 },
      { outcome: "withdrawn", times: 1 },
    ],
    actions: [
      { ...done, kind: "hide", isReported: true, times: 3 },
      { ...done, kind: "hide", isReported: false, isUndone: true, times: 3 },
      { ...done, kind: "law", rule: null, title: "", role: "host", isReported: false },
      { ...done, kind: "lock", rule: 2, title: "Short", role: "rule", isReported: false, isAutomated: true },
    ],
    appeals: {
      ...{ filed: 5, passedUp: 1, waited: [hour, 3 * hour, 50 * hour] },
      decided: [
        { state: "granted", times: 2 },
        { state: "refused", times: 1 },
        { state: "restored", times: 1 },
      ],
    },
  };
  const titles = new Map([[1, "Kind"]]);

  test("that is over tells all of it, but for what is of too few people", () => {
    expect(numbersOf(span, after, facts, titles)).toEqual({
      ...{ quarter: "2026-Q1", from: "2026-01-01", until: "2026-03-31", isOver: true },
      reports: {
        received: 9,
        outcomes: { upheld: null, declined: null, withdrawn: 0, open: 0 },
        rules: [
          { rule: 1, title: "Kind", times: null },
          { rule: null, title: "", times: null },
        ],
      },
      decisions: { decided: 10, medianHours: 5, p90Hours: 9 },
      held: { all: 6, approved: 4, keptBack: 1 },
      actions: {
        ...{ all: 8, automated: 1, legal: 1, undone: 3, reported: 3, ownInitiative: 5 },
        kinds: [
          { kind: "hide", times: 6 },
          { kind: "law", times: 1 },
          { kind: "lock", times: 1 },
        ],
        rules: [
          { rule: 1, title: "Kind", times: 6 },
          { rule: 2, title: "Short", times: 1 },
          { rule: null, title: "", times: 1 },
        ],
        roles: [
          { role: "moderator", times: 6 },
          { role: "host", times: 1 },
          { role: "rule", times: 1 },
        ],
      },
      appeals: {
        ...{ filed: 5, granted: 2, refused: 1, withdrawn: 0 },
        ...{ overdueRestored: 1, overduePassedUp: 1, medianHours: 3 },
      },
    });
  });

  test("that is not over tells of reports, of what was held and of times nothing at all", () => {
    const numbers = numbersOf(span, during, facts, titles);
    expect(numbers).toMatchObject({ isOver: false, reports: null, decisions: null, held: null });
    expect(numbers.actions).toMatchObject({ all: 8, reported: null, ownInitiative: null });
    const quiet = numbersOf(span, during, { ...facts, actions: [], appeals: none.appeals }, titles);
    expect(quiet).toEqual(numbersOf(span, during, none, titles));
  });

  test("with reports of two people is not told from one with one; nobody who goes shows by it", () => {
    const of = (...by: Array<string | null>) =>
      numbersOf(span, after, { ...none, reports: by.map((each) => ({ ...reports[0]!, by: each })) }, titles);
    expect(of("a").reports).toEqual(of("a", "b", "b", "b").reports);
    expect(of("a", null, null).reports).toEqual(of("a").reports);
    expect(of("a", "b", null).reports).toEqual(of("a", "b", "c").reports);
    expect(of("a").reports).toMatchObject({ received: null, rules: [] });
    expect(of("a", "b", "c").reports).toMatchObject({ received: 6, outcomes: { upheld: 6 } });
    expect(isQuiet(of("a"))).toBe(false);
  });

  test("tells whether something was reported only of many, and both or neither", () => {
    const of = (reported: number, own: number) =>
      numbersOf(
        span,
        after,
        {
          ...none,
          actions: [
            { ...done, kind: "warn", isReported: true, times: reported },
            { ...done, kind: "warn", isReported: false, times: own },
          ],
        },
        titles,
      ).actions;
    expect(of(1, 7)).toMatchObject({ all: 8, reported: null, ownInitiative: null });
    expect(of(7, 1)).toMatchObject({ reported: null, ownInitiative: null });
    expect(of(3, 4)).toMatchObject({ reported: 3, ownInitiative: 4 });
  });

  test("without anything is quiet", () => {
    expect(isQuiet(numbersOf(span, after, none, titles))).toBe(true);
    expect(isQuiet(numbersOf(span, after, facts, titles))).toBe(false);
  });
});
