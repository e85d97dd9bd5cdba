/** Where a form comes back to that was sent without a script. */
import { expect, test } from "vitest";
import { backTo } from "~/sessions/back-to";

test.each([
  ["/s/1/run", "call", "", "/s/1/run#queue"],
  ["/s/1/run", "move", "", "/s/1/run#where"],
  ["/s/1/run", "next", "", "/s/1/run#agenda"],
  ["/s/1", "vote", "p7", "/s/1#poll-p7"],
  ["/s/1/run", "open-poll", "p8", "/s/1/run#poll-p8"],
  // The hand stands at the beginning of the page.
  ["/s/1", "raise", "", "/s/1"],
  ["/s/1", "lower", "", "/s/1"],
  // What begins or ends the evening makes another page of it.
  ["/s/1/run", "start", "", "/s/1/run"],
  ["/s/1/run", "end", "", "/s/1/run"],
  // Beside a text the passage counts.
  ["/t/1#group", "vote", "p7", "/t/1#group"],
  ["", "call", "", ""],
  ["/s/1", "constructor", "", "/s/1"],
  ["/s/1", "jump", "", "/s/1"],
])("%s after %s (%s) is %s", (back, ask, poll, to) => {
  expect(backTo(back, ask, poll)).toBe(to);
});
