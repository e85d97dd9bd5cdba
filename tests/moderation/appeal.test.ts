/** Appeals by their rules: who may object until when, how lots fall, when a panel has decided, where it goes when nobody has. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deciders } from "~/cases/case";
import { actionKinds, appealable } from "~/moderation/action";
import {
  appealEnds,
  decisions,
  drawable,
  drawLots,
  panelSize,
  passedUpTo,
  verdictOf,
  wayFor,
  whyNoAppeal,
  type Candidate,
  type Decision,
} from "~/moderation/appeal";
import { standardModeration } from "~/moderation/settings";

const now = Date.parse("2026-05-12T19:00:00Z");
const hidden = { kind: "hide", userId: "ana", at: now, isUndone: false, isAppealed: false, isWiped: false } as const;

describe("whether there can be an appeal", () => {
  const why = (more: object, by = "ana", at = now) => whyNoAppeal({ ...hidden, ...more }, by, standardModeration, at);
  test.each<[string, object, string, number, string | null]>([
    ["whom it concerns may", {}, "ana", now, null],
    ["nobody else may", {}, "bo", now, "not-yours"],
    ["nobody may for somebody who is gone", { userId: null }, "ana", now, "not-yours"],
    ["not twice", { isAppealed: true }, "ana", now, "again"],
    ["not against what is undone", { isUndone: true }, "ana", now, "undone"],
    ["on the last day", {}, "ana", appealEnds(now, standardModeration), null],
    ["and not after it", {}, "ana", appealEnds(now, standardModeration) + 1, "late"],
  ])("%s", (_, more, by, at, end) => expect(why(more, by, at)).toBe(end));

  test("against each kind that blames somebody, and no other", () =>
    expect(actionKinds.filter((kind) => why({ kind }) === null)).toEqual(
      actionKinds.filter((kind) => (appealable as readonly string[]).includes(kind)),
    ));
});

describe("lots", () => {
  const member = (id: string, more: Partial<Candidate> = {}): Candidate => ({
    ...{ id, role: "member", isGuest: false, isMuted: false },
    ...more,
  });

  test("whoever has a share in it, moderates, visits or is muted is left out", () =>
    expect(
      drawable(
        [
          ...[member("a"), member("b", { role: "facilitator" }), member("c", { role: "moderator" })],
          ...[
            member("d", { role: "host" }),
            member("e", { isGuest: true }),
            member("f", { isMuted: true }),
            member("g"),
          ],
        ],
        ["g"],
      ),
    ).toEqual(["a", "b"]));

  test("so many fall, on candidates only, on nobody twice", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string()),
        fc.nat(6),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (all, count, stream) => {
          const drawn = drawLots(all, count, () => stream.next().value as number);
          expect(drawn).toHaveLength(Math.min(count, all.length));
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(all).toEqual(expect.arrayContaining(drawn));
        },
      ),
    ));

  test("each candidate is drawn as often as any other", () => {
    const often = new Map<string, number>();
    let state = 1;
    // Park and Miller's generator: the same each time.
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 6_000; round++)
      for (const id of drawLots(["a", "b", "c", "d", "e", "f"], 3, random)) often.set(id, (often.get(id) ?? 0) + 1);
    // 3,000 expected each, with a deviation of 39.
    for (const times of often.values()) expect(Math.abs(times - 3_000)).toBeLessThan(200);
    expect(often.size).toBe(6);
  });

  test("a panel sits only where all seats can be filled", () =>
    expect([wayFor("panel", panelSize), wayFor("panel", panelSize - 1), wayFor("moderator", 9)]).toEqual([
      "panel",
      "moderator",
      "moderator",
    ]));
});

describe("a panel has decided", () => {
  test.each<[Array<Decision | null>, Decision | null]>([
    [[], null],
    [["grant", null, null], null],
    [["grant", "refuse", null], null],
    [["grant", "grant", null], "grant"],
    [["refuse", "grant", "refuse"], "refuse"],
  ])("%j: %s", (votes, verdict) => expect(verdictOf(votes)).toBe(verdict));

  test("no later vote changes it", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...decisions), { minLength: panelSize, maxLength: panelSize }), (votes) => {
        const early = verdictOf(votes.slice(0, 2));
        expect(verdictOf(votes)).not.toBeNull();
        if (early) expect(verdictOf(votes)).toBe(early);
      }),
    ));
});

test("what nobody decides goes up, and ends above the operators", () => {
  for (const decides of deciders) {
    let at: (typeof deciders)[number] | null = decides;
    for (let step = 0; at !== null && step < 5; step++) at = passedUpTo(at, true);
    expect(at).toBeNull();
  }
  expect(passedUpTo("moderators", false)).toBe("operators");
});
