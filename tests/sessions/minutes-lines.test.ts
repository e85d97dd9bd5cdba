import { expect, test } from "vitest";
import { setApart } from "~/plain-line";
import { nextLine } from "~/sessions/minutes-markdown";

test("a name from right to left is set apart from what stands beside it, others are not", () => {
  expect(setApart("שרה")).toBe("\u200e\u2068שרה\u2069");
  expect(setApart("Ana محمد")).toBe("\u200e\u2068Ana محمد\u2069");
  for (const name of ["Åsa", "李", "Анна", "Zoë 2"]) expect(setApart(name)).toBe(name);
});

test("the next session is told by its own clock, named where that is another", () => {
  const next = { title: "Part 2", startsAt: "2026-12-01T19:00:00.000Z", timeZone: "Europe/Berlin" };
  expect(nextLine(next, "Europe/Berlin")).toMatch(/20:00$|20:00[^(]*$/);
  expect(nextLine(next, "UTC")).toContain("20:00");
  expect(nextLine(next, "UTC")).toMatch(/\(Europe\/Berlin\)$/);
});
