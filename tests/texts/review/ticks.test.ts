import { expect, test } from "vitest";
import { nowTicked, nthOf } from "../../../app/texts/review/ticks";

const before = ["One", "Notes", "Two", "Notes"];
const kept = (...places: number[]) => JSON.stringify(places.map((at) => nthOf(before, at)));

test.each<[string, number[], string[], number[]]>([
  ["the same outline", [0, 3], before, [0, 3]],
  ["another section became a paragraph", [2, 3], ["Notes", "Two", "Notes"], [1, 2]],
  ["one came before", [1], ["Zero", ...before], [2]],
  ["its own name changed", [0, 2], ["First", "Notes", "Two", "Notes"], [2]],
  ["of two of one name only one is left: nobody knows which", [3], ["One", "Two", "Notes"], []],
  ["a name that came to be twice", [0], ["One", ...before], []],
])("%s", (_, ticked, now, places) => {
  expect(nowTicked(kept(...ticked), now)).toEqual(places);
});

test.each(["", "no list", "{}", "null", "[1]"])("what the browser held may be anything: %j", (held) => {
  expect(nowTicked(held, before)).toEqual([]);
});
