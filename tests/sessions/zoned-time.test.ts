/** Wall clocks against instants: worked out by hand from the time zone database. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantIn, occurrences, wallClockIn } from "~/sessions/zoned-time";

describe("a wall clock", () => {
  test.each([
    ["Europe/Berlin", "2026-05-12", "19:00", "2026-05-12T17:00:00.000Z"],
    ["Europe/Berlin", "2026-12-01", "19:00", "2026-12-01T18:00:00.000Z"],
    ["UTC", "2026-05-12", "00:00", "2026-05-12T00:00:00.000Z"],
    ["Asia/Kolkata", "2026-05-12", "19:00", "2026-05-12T13:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-05-12", "00:30", "2026-05-11T10:30:00.000Z"],
    ["America/New_York", "2026-05-12", "23:45", "2026-05-13T03:45:00.000Z"],
    ["Australia/Lord_Howe", "2026-07-01", "12:00", "2026-07-01T01:30:00.000Z"],
    // Twice on that night: the first is meant.
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"],
  ])("%s %s %s", (zone, day, time, instant) => {
    expect(instantIn(zone, { day, time })?.toISOString()).toBe(instant);
    expect(wallClockIn(zone, new Date(instant))).toEqual({ day, time });
  });

  test.each([
    ["Europe/Berlin", "2026-03-29", "02:30"],
    ["America/New_York", "2026-03-08", "02:00"],
    ["UTC", "2026-02-30", "12:00"],
    ["UTC", "2026-02-28", "24:00"],
    ["UTC", "later", "12:00"],
  ])("there is no %s %s %s", (zone, day, time) => expect(instantIn(zone, { day, time })).toBeNull());

  test("every instant is found again by what the clock shows, or an hour before it where that is shown twice", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          "Europe/Berlin",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
        ),
        fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2032, 0) / 60_000 }),
        (zone, minutes) => {
          const at = minutes * 60_000;
          const again = instantIn(zone, wallClockIn(zone, new Date(at)))?.getTime() ?? NaN;
          expect([0, 30, 60]).toContain((at - again) / 60_000);
        },
      ),
      { numRuns: 2_000 },
    ));
});

describe("a series", () => {
  const clock = (zone: string, at: Date) => Object.values(wallClockIn(zone, at)).join(" ");

  test("keeps the wall clock over the change of clocks", () => {
    const found = occurrences(
      "Europe/Berlin",
      { day: "2026-10-13", time: "19:00" },
      { every: "week", interval: 2, count: 3 },
    );
    expect(found.map((at) => at.toISOString())).toEqual([
      "2026-10-13T17:00:00.000Z",
      "2026-10-27T18:00:00.000Z",
      "2026-11-10T18:00:00.000Z",
    ]);
  });

  test("by the month keeps the weekday of the week, and the fifth is the last", () => {
    const second = occurrences("UTC", { day: "2026-05-12", time: "19:00" }, { every: "month", interval: 1, count: 3 });
    expect(second.map((at) => clock("UTC", at))).toEqual(["2026-05-12 19:00", "2026-06-09 19:00", "2026-07-14 19:00"]);
    const fifth = occurrences("UTC", { day: "2026-06-30", time: "19:00" }, { every: "month", interval: 1, count: 3 });
    expect(fifth.map((at) => clock("UTC", at))).toEqual(["2026-06-30 19:00", "2026-07-28 19:00", "2026-08-25 19:00"]);
  });

  test("goes over the end of a year", () =>
    expect(
      occurrences("UTC", { day: "2026-12-08", time: "10:00" }, { every: "month", interval: 2, count: 2 }).map((at) =>
        clock("UTC", at),
      ),
    ).toEqual(["2026-12-08 10:00", "2027-02-09 10:00"]));

  test("a day whose clock skips the time has it an hour later", () =>
    expect(
      occurrences("Europe/Berlin", { day: "2026-03-22", time: "02:30" }, { every: "week", interval: 1, count: 2 }).map(
        (at) => clock("Europe/Berlin", at),
      ),
    ).toEqual(["2026-03-22 02:30", "2026-03-29 03:30"]));
});
