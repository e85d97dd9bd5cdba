/** Going along with the group through a text: who is taken along, and who is left in peace. */
import { describe, expect, test } from "vitest";
import { beginFollowing, followAfter, isAway, wayTo, type Follow, type FollowEvent } from "~/sessions/follow";

const [following, apart] = [
  { mode: "following", at: "a" },
  { mode: "apart", at: "a" },
] as const satisfies Follow[];

test.each([
  // came, reads already, is busy → mode, go
  ["to-text", false, false, "following", "at once"],
  ["to-text", true, false, "following", "at once"],
  ["to-place", false, false, "apart", null],
  ["before", false, false, "following", "at once"],
  ["before", true, false, "apart", null],
  ["before", false, true, "apart", null],
] as const)("whoever came %s (reads: %s, busy: %s) is %s", (came, isReading, isBusy, mode, go) => {
  expect(beginFollowing("a", came, { isReading, isBusy })).toEqual({ follow: { mode, at: "a" }, go });
  expect(beginFollowing(null, came, { isReading, isBusy }).go).toBeNull();
});

test.each<[Follow, FollowEvent, Follow["mode"], string | null, "gently" | "at once" | null]>([
  [following, { kind: "moved", to: "b", isBusy: false }, "following", "b", "gently"],
  [following, { kind: "moved", to: "a", isBusy: false }, "following", "a", null],
  [following, { kind: "moved", to: null, isBusy: false }, "following", null, null],
  [following, { kind: "moved", to: "b", isBusy: true }, "apart", "b", null],
  [apart, { kind: "moved", to: "b", isBusy: false }, "apart", "b", null],
  [following, { kind: "strayed" }, "apart", "a", null],
  [{ mode: "following", at: null }, { kind: "strayed" }, "following", null, null],
  [apart, { kind: "join" }, "following", "a", "gently"],
  [{ mode: "apart", at: null }, { kind: "join" }, "following", null, null],
  [following, { kind: "leave" }, "apart", "a", null],
  [apart, { kind: "led", to: "c" }, "following", "c", "gently"],
  [following, { kind: "led", to: "c" }, "following", "c", "gently"],
  [following, { kind: "reshaped", isBusy: false }, "following", "a", "at once"],
  [following, { kind: "reshaped", isBusy: true }, "following", "a", null],
  [apart, { kind: "reshaped", isBusy: false }, "apart", "a", null],
])("%o after %o", (before, event, mode, at, go) => {
  expect(followAfter(before, event)).toEqual({ follow: { mode, at }, go });
});

describe("in a window of 1,000 pixels with 100 covered", () => {
  const window = { edge: 100, height: 1_000 };
  test.each([
    [100, 300, false],
    [600, 900, false],
    [700, 900, true],
    [-500, 110, true],
    [-500, 200, false],
  ])("a passage from %s to %s is away: %s", (top, bottom, away) => {
    expect(isAway({ top, bottom, ...window })).toBe(away);
  });
  test("it is put below what is covered, not at its very edge", () => {
    expect(wayTo({ top: 196, ...window })).toBe(0);
    expect(wayTo({ top: 1_196, ...window })).toBe(1_000);
    expect(wayTo({ top: -804, ...window })).toBe(-1_000);
  });
});
