/** What is said of an agenda that changed: in words for whoever does not see it. */
import { expect, test } from "vitest";
import { agendaChange } from "~/sessions/agenda-told";
import { sessionAgendaWords } from "~/words/session-agenda";

const lines = (ids: string) => [...ids].map((id) => ({ id, title: id.toUpperCase() }));

test.each([
  ["abcd", "bcad", null, { what: "moved", title: "A", place: 3, of: 4 }],
  ["abcd", "dabc", null, { what: "moved", title: "D", place: 1, of: 4 }],
  // Of two neighbours either may have gone: the one that was pressed.
  ["abcd", "acbd", "b", { what: "moved", title: "B", place: 3, of: 4 }],
  ["abcd", "acbd", "c", { what: "moved", title: "C", place: 2, of: 4 }],
  ["abcd", "acbd", "x", { what: "moved", title: "B", place: 3, of: 4 }],
  ["abcd", "abd", "c", { what: "removed", title: "C" }],
  ["a", "", "a", { what: "removed", title: "A" }],
  ["ab", "abc", null, { what: "added", title: "C", place: 3, of: 3 }],
  ["ab", "ab", "a", null],
  ["", "abc", null, null],
  ["abcd", "badc", null, null],
  ["abc", "abd", null, null],
] as const)("%s, then %s (pressed: %s)", (before, after, touched, told) => {
  expect(agendaChange(lines(before), lines(after), touched)).toEqual(told);
});

test("it is told in a sentence", () => {
  const { told } = sessionAgendaWords.en;
  expect(told({ what: "moved", title: "Wool", place: 2, of: 5 })).toBe("“Wool” is item 2 of 5.");
  expect(told({ what: "removed", title: "Wool" })).toBe("“Wool” is off the agenda.");
});
