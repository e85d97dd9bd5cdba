/** What a group does beforehand: whose comments wait, when it is closed, what is much like another. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  holdings,
  isClosedAt,
  isFlood,
  likeness,
  minuteOf,
  noPrevention,
  opensAt,
  waitsAs,
  type Holding,
  type Prevention,
} from "~/groups/prevention";

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
    ["20:00", "12", "2026-05-13T05:00:00.000Z"],
    ["23:30", "12", "2026-05-13T05:00:00.000Z"],
    ["04:59", "13", "2026-05-13T05:00:00.000Z"],
    ["05:00", "13", null],
    // It begins on Tuesdays only.
    ["20:00", "13", null],
    ["02:00", "12", null],
  ])("over midnight: at %s UTC on the %sth", (time, day, opens) => {
    expect(isClosedAt(nights, "Europe/Berlin", at(time, day))).toBe(opens !== null);
    expect(opensAt(nights, "Europe/Berlin", at(time, day))?.toISOString() ?? null).toBe(opens);
  });

  test("within a day, and for the clock of the group", () => {
    const noon = { closed: { from: "12:00", until: "13:30", days: [0, 1, 2, 3, 4, 5, 6] } };
    expect(opensAt(noon, "Europe/Berlin", at("10:15"))).toEqual(at("11:30"));
    expect(isClosedAt(noon, "UTC", at("10:15"))).toBe(false);
    expect(isClosedAt({ closed: null }, "UTC", at("12:15"))).toBe(false);
  });

  test("a night of the week that begins on Saturday ends on Sunday; from and until the same is a whole day", () => {
    const weekend = { closed: { from: "22:00", until: "07:00", days: [6] } };
    expect(opensAt(weekend, "UTC", new Date("2026-05-17T03:00:00Z"))).toEqual(new Date("2026-05-17T07:00:00Z"));
    expect(isClosedAt(weekend, "UTC", new Date("2026-05-18T03:00:00Z"))).toBe(false);
    const days = { closed: { from: "00:00", until: "00:00", days: [6, 0] } };
    expect(opensAt(days, "UTC", new Date("2026-05-16T13:00:00Z"))).toEqual(new Date("2026-05-18T00:00:00Z"));
    expect(opensAt({ closed: { ...days.closed, days: [0, 1, 2, 3, 4, 5, 6] } }, "UTC", new Date())).toBeNull();
  });

  test.each([
    // Berlin skips from 2 to 3 on 29 March, and goes from 3 back to 2 on 25 October.
    ["22:00", "02:30", "2026-03-28T22:30:00Z", "2026-03-29T01:00:00Z"],
    ["22:00", "03:00", "2026-03-28T22:30:00Z", "2026-03-29T01:00:00Z"],
    ["22:00", "07:00", "2026-03-28T22:30:00Z", "2026-03-29T05:00:00Z"],
    ["22:00", "07:00", "2026-10-24T22:30:00Z", "2026-10-25T06:00:00Z"],
  ])("%s to %s at %s, when the clock is put on or back", (from, until, now, opens) =>
    expect(opensAt({ closed: { from, until, days: [6] } }, "Europe/Berlin", new Date(now))).toEqual(new Date(opens)),
  );

  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "America/Santiago"];
  const time = fc
    .nat(1439)
    .map((all) => `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`);
  const changes = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-10-04", "2026-10-25", "2026-11-01"];
  test("where it is closed, it is closed until the minute at which it opens, also over days when the clock is changed", () =>
    fc.assert(
      fc.property(
        ...([time, time, fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 })] as const),
        ...([fc.constantFrom(...zones), fc.constantFrom(...changes), fc.integer({ min: -2880, max: 2880 })] as const),
        (from, until, days, zone, change, minutes) => {
          const settings = { closed: { from, until, days } };
          const now = new Date(Date.parse(`${change}T00:00:00Z`) + minutes * 60_000);
          const opens = opensAt(settings, zone, now);
          expect(opens !== null).toBe(isClosedAt(settings, zone, now));
          if (!opens) return;
          expect(isClosedAt(settings, zone, opens)).toBe(false);
          expect(isClosedAt(settings, zone, new Date(opens.getTime() - 60_000))).toBe(true);
          // Nothing between is open: looked at by the quarter of an hour.
          for (let at = now.getTime(); at < opens.getTime(); at += 900_000)
            expect(isClosedAt(settings, zone, new Date(at))).toBe(true);
        },
      ),
      { numRuns: 150 },
    ));

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
