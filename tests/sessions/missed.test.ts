import { describe, expect, test } from "vitest";
import { hasMissed } from "~/sessions/missed";

const minute = 60_000;
type Stay = [from: number, to: number | null];

/** Whether somebody with these stays has missed something, all in minutes from the beginning. */
function asked(stays: Stay[] | null, { ended = null as number | null, at = 30 } = {}) {
  const here = (stays ?? []).map(([from, to]) => ({ from: from * minute, to: to === null ? null : to * minute }));
  const people = stays === null ? {} : { ida: { id: "ida", name: "Ida", here } };
  const meeting = { startedAt: 0, endedAt: ended === null ? null : ended * minute, people };
  return hasMissed(meeting as unknown as Parameters<typeof hasMissed>[0], "ida", at * minute);
}

describe("something was missed", () => {
  test.each<[what: string, stays: Stay[] | null, of: { ended?: number; at?: number }, missed: boolean]>([
    ["was there all along", [[0, null]], {}, false],
    ["came half a minute late", [[0.5, null]], {}, false],
    ["came five minutes late", [[5, null]], {}, true],
    ["was away for a moment", [[0, 10], [10.5, null]], {}, false], // prettier-ignore
    ["was away for a while", [[0, 10], [15, null]], {}, true], // prettier-ignore
    ["left, and it goes on", [[0, 10]], {}, true],
    ["left with the others", [[0, 20]], { ended: 20 }, false],
    ["was never there", null, {}, true],
    ["was never there, and it has only begun", null, { at: 0.5 }, false],
  ])("%s", (_what, stays, of, missed) => expect(asked(stays, of)).toBe(missed));

  test("of one that has not begun nothing is", () => {
    const meeting = { startedAt: null, endedAt: null, people: {} };
    expect(hasMissed(meeting as unknown as Parameters<typeof hasMissed>[0], "ida", 0)).toBe(false);
  });
});
