/** What a group does beforehand: whose comments wait, when it is closed, what is much like another. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closedUntil,
  holdings,
  isFlood,
  likeness,
  minuteOf,
  noPrevention,
  waitsAs,
  type Holding,
  type Prevention,
} from "~/comments/prevention";

const set = (more: Partial<Prevention>): Prevention => ({ ...noPrevention, ...more });

describe("who waits", () => {
  test("nobody, where nothing is set", () =>
    expect(waitsAs(noPrevention, { hasRole: false, shown: 0 }, true)).toEqual([]));

  test.each<[Holding, Holding, { hasRole: boolean; shown: number }, boolean, string[]]>([
    ["everybody", "nobody", { hasRole: false, shown: 99 }, false, ["held-all"]],
    ["everybody", "nobody", { hasRole: true, shown: 0 }, true, []],
    ["newcomers", "nobody", { hasRole: false, shown: 2 }, false, ["held-newcomer"]],
    ["newcomers", "nobody", { hasRole: false, shown: 3 }, false, []],
    ["nobody", "newcomers", { hasRole: false, shown: 0 }, false, []],
    ["nobody", "newcomers", { hasRole: false, shown: 0 }, true, ["held-link"]],
    ["nobody", "newcomers", { hasRole: false, shown: 3 }, true, []],
    ["nobody", "everybody", { hasRole: false, shown: 99 }, true, ["held-link"]],
    ["newcomers", "everybody", { hasRole: false, shown: 0 }, true, ["held-newcomer", "held-link"]],
  ])("of %s, with links of %s: %o with a link %s", (hold, holdLinks, writer, hasLink, causes) =>
    expect(waitsAs(set({ hold, holdLinks }), writer, hasLink)).toEqual(causes),
  );

  test("whoever has a role never waits, and more shown never means waiting longer", () =>
    fc.assert(
      fc.property(
        ...([fc.constantFrom(...holdings), fc.constantFrom(...holdings), fc.nat(60), fc.boolean()] as const),
        (hold, holdLinks, shown, hasLink) => {
          const settings = set({ hold, holdLinks });
          expect(waitsAs(settings, { hasRole: true, shown }, hasLink)).toEqual([]);
          const [now, later] = [shown, shown + 1].map((so) =>
            waitsAs(settings, { hasRole: false, shown: so }, hasLink),
          );
          expect(now).toEqual(expect.arrayContaining(later ?? []));
        },
      ),
    ));
});

describe("closing hours", () => {
  // Tuesday, 12 May 2026; Berlin is two hours ahead of UTC.
  const at = (time: string, day = "12") => new Date(`2026-05-${day}T${time}:00Z`);
  const nights = { closed: { from: "22:00", until: "07:00", days: [2] } };

  test.each([
    ["19:59", "12", null],
    ["20:00", "12", "07:00"],
    ["23:30", "12", "07:00"],
    ["04:59", "13", "07:00"],
    ["05:00", "13", null],
    // It begins on Tuesdays only.
    ["20:00", "13", null],
    ["02:00", "12", null],
  ])("over midnight: at %s UTC on the %sth", (time, day, until) =>
    expect(closedUntil(nights, "Europe/Berlin", at(time, day))).toBe(until),
  );

  test("within a day, and for the clock of the group", () => {
    const noon = { closed: { from: "12:00", until: "13:30", days: [0, 1, 2, 3, 4, 5, 6] } };
    expect(closedUntil(noon, "Europe/Berlin", at("10:15"))).toBe("13:30");
    expect(closedUntil(noon, "UTC", at("10:15"))).toBeNull();
    expect(closedUntil({ closed: null }, "UTC", at("12:15"))).toBeNull();
  });

  test("a night of the week that begins on Saturday ends on Sunday", () => {
    const weekend = { closed: { from: "22:00", until: "07:00", days: [6] } };
    expect(closedUntil(weekend, "UTC", new Date("2026-05-17T03:00:00Z"))).toBe("07:00");
    expect(closedUntil(weekend, "UTC", new Date("2026-05-18T03:00:00Z"))).toBeNull();
  });

  test.each(["24:00", "7:00", "07:60", "", "noon"])("%j is no time of day", (time) =>
    expect(minuteOf(time)).toBeNull(),
  );
  test("a time of day in minutes", () => expect(["00:00", "23:59"].map(minuteOf)).toEqual([0, 1439]));
});

describe("what is much like another", () => {
  const said = "The village kept its commons for as long as it could and no longer than that";
  test("the same is wholly alike, something else not at all", () => {
    expect(likeness(said, said.toUpperCase())).toBe(1);
    expect(likeness(said, "Nothing of what stands here has been written anywhere else before today")).toBe(0);
  });
  test("a word changed is still much alike; short words of assent never are", () => {
    expect(isFlood(said, [`${said} indeed`, `And ${said}`])).toBe(true);
    expect(isFlood(said, [said])).toBe(false);
    expect(isFlood("I agree", ["I agree", "I agree", "I agree"])).toBe(false);
  });
  test("it is from 0 to 1, and the same both ways", () =>
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (one, other) => {
        const how = likeness(one, other);
        expect(how).toBe(likeness(other, one));
        expect(how >= 0 && how <= 1).toBe(true);
      }),
    ));
});
