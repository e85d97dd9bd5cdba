/** Days as people type them: read in one way, or not at all. */
import { expect, test } from "vitest";
import { Fields } from "~/sessions/fields";
import { typedDay } from "~/sessions/typed-day";

test.each([
  ["2026-05-12", "2026-05-12"],
  ["2026-5-2", "2026-05-02"],
  ["12.5.2026", "2026-05-12"],
  ["5.6.2026", "2026-06-05"],
  ["12. 05. 2026", "2026-05-12"],
  [" 12 May 2026 ", "2026-05-12"],
  ["12th of May, 2026", "2026-05-12"],
  ["May 12, 2026", "2026-05-12"],
  ["sept 3 2026", "2026-09-03"],
  ["13/5/2026", "2026-05-13"],
  ["5/13/2026", "2026-05-13"],
  ["5/5/2026", "2026-05-05"],
  ["5/6/2026", null],
  ["31 June 2026", null],
  ["12 Mayday 2026", null],
  ["12 May", null],
  ["tomorrow", null],
  ["1/1/26", null],
  ["2026-05-12 2026", null],
  ["", null],
])("%j is %j", (text, day) => expect(typedDay(text)).toBe(day));

test("a field says how a day is written where it is none", () => {
  const said = new Fields({ due: "12 May 2026", other: "soon" });
  expect([said.dayOrNull("due"), said.dayOrNull("other")]).toEqual(["2026-05-12", null]);
  expect(() => said.require()).toThrow();
});
