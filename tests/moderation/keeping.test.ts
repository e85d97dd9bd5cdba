/** For how long words are kept that moderators had to read: the calendar, and what keeps them longer. */
import { describe, expect, test } from "vitest";
import { actionKeptUntil, caseKeptUntil, keptOf, monthsAfter, type ActionFacts } from "~/moderation/keeping";
import { keptWithin } from "~/moderation/settings";

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const said = (instant: number | null) => instant && new Date(instant).toISOString().slice(0, 10);

test.each([
  ["2026-01-15", 1, "2026-02-15"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-08-31", 1, "2026-09-30"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-11-30", 12, "2027-11-30"],
  ["2026-12-01", 60, "2031-12-01"],
  ["2026-01-15", -13, "2024-12-15"],
])("%s and %i months is %s", (day, months, then) => expect(said(monthsAfter(at(day), months))).toBe(then));

describe("an action", () => {
  const nothing = { endedAt: null, until: null, appealEnds: null, appeal: null, closedAt: null, isOpen: false };
  const done: ActionFacts = { at: at("2026-01-10"), ...nothing };
  const decided = (day: string) => ({ isOpen: false, decidedAt: at(day) });
  test.each<[string, Partial<ActionFacts>, string | null]>([
    ["counts from when it was done", {}, "2026-07-10"],
    ["from when it ended", { endedAt: at("2026-03-01") }, "2026-09-01"],
    ["from its end that is to come", { until: at("2026-10-01") }, "2027-04-01"],
    ["from when its case was decided", { closedAt: at("2026-01-20") }, "2026-07-20"],
    ["from when an appeal was decided", { appeal: decided("2026-02-02") }, "2026-08-02"],
    ["from the last of them", { appeal: decided("2026-02-02"), endedAt: at("2026-02-03") }, "2026-08-03"],
    ["never before it can no longer be appealed against", { appealEnds: at("2026-12-24") }, "2026-12-24"],
    ["not while an appeal is open", { appeal: { isOpen: true, decidedAt: null } }, null],
    ["not while anything else is", { isOpen: true, endedAt: at("2020-01-01") }, null],
  ])("%s", (_, facts, until) => expect(said(actionKeptUntil({ ...done, ...facts }, 6))).toBe(until));
});

test.each([
  ["counts from when it was decided", { closedAt: at("2026-01-10") }, "2026-07-10"],
  ["while it is open nobody can say", { closedAt: null }, null],
  ["nor while another of the same is, or a hold", { closedAt: at("2026-01-10"), isOpen: true }, null],
  ["is kept as long as what was done in it", { closedAt: at("2026-01-10"), actions: [at("2026-09-09")] }, "2026-09-09"],
  ["also if nobody can say of that", { closedAt: at("2026-01-10"), actions: [at("2026-02-02"), null] }, null],
])("a case %s", (_, facts, until) =>
  expect(said(caseKeptUntil({ isOpen: false, actions: [], ...facts }, 6))).toBe(until),
);

test("a page says when it goes, or that it has gone", () => {
  expect(keptOf(at("2026-07-10"), null)).toEqual({ until: "2026-07-10T12:00:00.000Z", wipedAt: null });
  expect(keptOf(null, null)).toEqual({ until: null, wipedAt: null });
  const gone = new Date(at("2026-07-11"));
  expect(keptOf(at("2026-07-10"), gone)).toEqual({ until: null, wipedAt: gone.toISOString() });
});

test.each([
  [12, { min: 1, max: 60 }, 12],
  [12, { min: 1, max: 6 }, 6],
  [1, { min: 3, max: 6 }, 3],
])("of %i months, %j leaves %i", (months, bounds, left) => expect(keptWithin(months, bounds)).toBe(left));
