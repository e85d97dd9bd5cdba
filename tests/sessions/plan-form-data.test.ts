import { expect, test } from "vitest";
import { firstDay, withoutSameTime } from "~/sessions/plan-form-data";
import { cityOf, isLate, whenOf } from "~/sessions/session-time";

test.each([
  ["a new group, in the morning", null, "2027-05-12 09:00", "2027-05-12 19:00"],
  ["a new group, late", null, "2027-05-12 18:30", "2027-05-13 19:00"],
  ["a week after the last", "2027-05-11 20:00", "2027-05-12 09:00", "2027-05-18 20:00"],
  ["a week after one that is to come", "2027-05-18 20:00", "2027-05-12 09:00", "2027-05-25 20:00"],
  ["after a pause, on the same weekday", "2027-03-02 20:00", "2027-05-12 09:00", "2027-05-18 20:00"],
  ["today, while its hour is to come", "2027-05-05 20:00", "2027-05-12 09:00", "2027-05-12 20:00"],
  ["today, when its hour has gone", "2027-05-05 20:00", "2027-05-12 20:00", "2027-05-19 20:00"],
])("the day that is offered: %s", (_, last, now, meant) => {
  const clock = (said: string) => ({ day: said.slice(0, 10), time: said.slice(11) });
  expect(firstDay(last === null ? null : clock(last), clock(now))).toEqual(clock(meant));
});

test("a time that was not changed is not sent on", () => {
  const was = { day: "2027-05-12", time: "19:00" };
  expect(withoutSameTime({ title: "A", ...was }, was)).toEqual({ title: "A" });
  expect(withoutSameTime({ title: "A" }, was)).toEqual({ title: "A" });
  expect(withoutSameTime({ ...was, time: "20:00" }, was)).toEqual({ ...was, time: "20:00" });
});

test.each([
  ["2027-03-28T17:00:00.000Z", "Europe/Berlin", /March 28.*19:00.*20:30/, 120],
  ["2027-03-27T18:00:00.000Z", "Europe/Berlin", /March 27.*19:00.*20:30/, 60],
  ["2027-05-12T13:15:00.000Z", "Asia/Kathmandu", /May 12.*19:00.*20:30/, 345],
  ["2027-05-12T23:00:00.000Z", "America/Toronto", /May 12.*19:00.*20:30/, -240],
])("%s in %s is told by the clock there", (startsAt, timeZone, shown, offset) => {
  const when = whenOf({ startsAt, timeZone, minutes: 90 }, "en", new Date("2027-02-01T00:00:00Z"));
  expect(when.shown).toMatch(shown);
  expect(when.shown).not.toContain("2027");
  expect(when.offset).toBe(offset);
  expect(whenOf({ startsAt, timeZone, minutes: 90 }, "en", new Date("2026-06-01T00:00:00Z")).shown).toContain("2027");
});

test("zones go by their cities; what was forgotten is late after a while", () => {
  expect([cityOf("America/Argentina/Buenos_Aires"), cityOf("UTC")]).toEqual(["Buenos Aires", "UTC"]);
  const at = (minutes: number, state = "planned") =>
    isLate({ startsAt: new Date(1e12).toISOString(), state }, 1e12 + minutes * 60_000);
  expect([at(-10), at(179), at(181), at(181, "live")]).toEqual([false, false, true, false]);
});
