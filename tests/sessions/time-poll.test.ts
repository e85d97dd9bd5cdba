/** Which time is best, and what is taken for one. */
import { describe, expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { rankTimes } from "~/sessions/time-poll";
import {
  answersOfForm,
  newTimePollIn,
  timeAnswersIn,
  timePollChangeIn,
  withoutEmptyLines,
} from "~/sessions/time-poll-input";

const now = new Date("2026-03-01T12:00:00Z");
const faults = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Object.keys(error.more.errors ?? {});
  }
};

describe("times are ranked", () => {
  const option = (startsAt: string, yes: number, maybe: number, no = 0, isPast = false) => ({
    ...{ startsAt, yes, maybe, no, isPast },
  });
  const ranked = (...options: Array<ReturnType<typeof option>>) =>
    rankTimes(options).map(({ startsAt, because }) => `${startsAt} ${because}`);
  const [mon, tue, wed] = ["2026-03-02", "2026-03-03", "2026-03-04"];

  test.each([
    ["most yes first", [option(mon, 1, 9), option(tue, 2, 0)], [`${tue} yes`, `${mon} alone`]],
    ["then most who could if need be", [option(mon, 2, 0), option(tue, 2, 1)], [`${tue} maybe`, `${mon} alone`]],
    ["then the earliest", [option(wed, 2, 1), option(mon, 2, 1)], [`${mon} earlier`, `${wed} alone`]],
    ["who cannot does not count", [option(mon, 2, 0, 9), option(tue, 1, 0)], [`${mon} yes`, `${tue} alone`]],
    ["not what nobody could", [option(mon, 0, 0, 3), option(tue, 0, 1)], [`${tue} alone`]],
    ["not what is over", [option(mon, 5, 0, 0, true), option(tue, 0, 1)], [`${tue} alone`]],
    ["nothing of nothing", [], []],
  ])("%s", (_, options, expected) => expect(ranked(...options)).toEqual(expected));

  test("in any order they come", () => {
    const options = [option(mon, 1, 1), option(tue, 2, 0), option(wed, 1, 2)];
    expect(ranked(...options)).toEqual([`${tue} yes`, `${wed} maybe`, `${mon} alone`]);
    expect(ranked(...options.reverse())).toEqual([`${tue} yes`, `${wed} maybe`, `${mon} alone`]);
  });
});

describe("a new one", () => {
  const asked = (options: unknown[], more: object = {}) =>
    newTimePollIn({ title: "When?", options, ...more }, "Europe/Berlin", now).options.map((at) => at.toISOString());

  test("takes times by the group's clock, and instants", () => {
    expect(asked([{ day: "2026-03-20", time: "19:00" }, null, { startsAt: "2026-03-21T18:00:30Z" }])).toEqual([
      "2026-03-20T18:00:00.000Z",
      "2026-03-21T18:00:00.000Z",
    ]);
  });

  test("takes the first of two when the clock goes back, and none when it skips", () => {
    expect(asked([{ day: "2026-10-25", time: "02:30" }])).toEqual(["2026-10-25T00:30:00.000Z"]);
    expect(
      faults(() =>
        asked([
          { day: "2026-03-20", time: "19:00" },
          { day: "2026-03-29", time: "02:30" },
        ]),
      ),
    ).toEqual(["options.1.time"]);
  });

  test.each([
    ["none", [], ["options"]],
    ["only empty lines", [null, null], ["options"]],
    ["no list", "19:00", ["options"]],
    ["no things", [7], ["options.0", "options.0.day"]],
    ["past", [{ startsAt: "2026-02-28T12:00:00Z" }], ["options.0.startsAt"]],
    [
      "the same twice",
      [{ day: "2026-03-20", time: "19:00" }, { startsAt: "2026-03-20T18:00Z" }],
      ["options.1.startsAt"],
    ],
    ["a day without a time", [{ day: "2026-03-20", time: "" }], ["options.0.time"]],
    ["two without sense", [{ day: "x" }, { day: "y" }], ["options.0.day", "options.1.day"]],
    ["too far", [{ startsAt: "2036-02-28T12:00:00Z" }], ["options.0.startsAt"]],
    [
      "too many",
      Array.from({ length: 21 }, (_, at) => ({ startsAt: `2026-04-${10 + (at % 20)}T12:00Z` })),
      ["options"],
    ],
  ])("refuses %s", (_, options, expected) =>
    expect(faults(() => newTimePollIn({ title: "When?", options }, "Europe/Berlin", now))).toEqual(expected),
  );

  test("says all that is wrong", () => {
    const wrong = { title: "", timeZone: "Moon/Base", minutes: "0", options: [{ day: "x" }] };
    expect(faults(() => newTimePollIn(wrong, "UTC", now)).sort()).toEqual(
      ["minutes", "options.0.day", "timeZone", "title"].sort(),
    );
  });
});

test("a form's lines without a day are none, and the others keep their number", () => {
  const rows = [{ day: "", time: "19:00" }, { day: "2026-03-20", time: "19:00" }, "", { time: "19:00" }];
  expect(withoutEmptyLines({ title: "x", options: rows }, "options")).toEqual({
    ...{ title: "x", options: [null, rows[1], null, null] },
  });
  expect(withoutEmptyLines({ options: "" }, "options")).toEqual({ options: "" });
});

test("a form's answers are named after their time", () => {
  const at = Date.parse("2026-03-20T18:00:00Z");
  const form: Array<[string, string]> = [
    [`answer-${at}`, "yes"],
    ["answer-x", "no"],
    ["answer-99999999999999999", "no"],
    ["other", "no"],
  ];
  expect(answersOfForm(form)).toEqual({ answers: [{ startsAt: "2026-03-20T18:00:00.000Z", answer: "yes" }] });
});

test.each([
  ["nothing", {}, ["answers"]],
  ["no answer there is", { answers: [{ startsAt: "2026-03-20T18:00Z", answer: "perhaps" }] }, ["answers.0.answer"]],
  ["no time", { answers: [{ startsAt: "friday", answer: "yes" }] }, ["answers.0.startsAt"]],
])("answers: refuses %s", (_, input, expected) => expect(faults(() => timeAnswersIn(input, now))).toEqual(expected));

test("a change says what it changes", () => {
  expect(timePollChangeIn({}, "UTC", now)).toEqual({ add: [], remove: [], state: null });
  expect(faults(() => timePollChangeIn({ title: "x", state: "gone", remove: ["friday"] }, "UTC", now)).sort()).toEqual([
    ...["remove.0.value", "state", "title"],
  ]);
});
