/** Which backups are kept and when the next is due. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDue, outlived, type BackupState } from "~/operating/backup";

const day = 86_400_000;
const stamp = (at: number) => new Date(at).toISOString().replace(/[:.]/g, "-");
const nightly = (at: number) => `lectern-${stamp(at)}.db`;
const timeOf = (name: string) =>
  Date.parse(name.slice(8, -3).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, "T$1:$2:$3.$4Z"));

describe("what is kept", () => {
  const start = Date.parse("2026-03-02T03:17:00.000Z");

  test("a year of nights leaves seven days and four weeks", () => {
    let names: string[] = [];
    for (let night = 0; night < 365; night++) {
      names.push(nightly(start + night * day));
      const gone = new Set(outlived(names));
      names = names.filter((name) => !gone.has(name));
    }
    const ages = names.map((name) => Math.round((start + 364 * day - timeOf(name)) / day)).sort((a, b) => a - b);
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(ages.length).toBeGreaterThanOrEqual(9);
    expect(ages.length).toBeLessThanOrEqual(11);
    expect(Math.max(...ages)).toBeGreaterThan(2 * 7);
    expect(Math.max(...ages)).toBeLessThanOrEqual(4 * 7);
  });

  test("the newest is never among what may go, whatever the times", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 * day }), { minLength: 1, maxLength: 60 }), (ages) => {
        const names = [...new Set(ages)].map((age) => nightly(start + age));
        const newest = names.reduce((best, name) => (timeOf(name) > timeOf(best) ? name : best));
        const gone = outlived(names);
        expect(gone).not.toContain(newest);
        expect(names.length - gone.length).toBeLessThanOrEqual(11);
      }),
    );
  });

  test("nothing is older than thirty days beside a newer one, so that what was erased is gone", () => {
    const old = [nightly(start), nightly(start + 20 * day), `before-upgrade-${stamp(start)}.db`];
    expect(outlived(old)).toEqual([]);
    expect(outlived([...old, nightly(start + 40 * day)]).sort()).toEqual([old[2], old[0]]);
  });

  test("files of other people are left alone, and three upgrades are kept", () => {
    const upgrades = Array.from({ length: 5 }, (_, at) => `before-upgrade-${stamp(start + at * day)}.db`);
    const others = ["state.json", ".at-work", "lectern-notes.db", "holiday.jpg", "lectern-.db", "before-upgrade-x.db"];
    expect(outlived([...upgrades, ...others]).sort()).toEqual(upgrades.slice(0, 2));
  });
});

describe("when it is due", () => {
  const now = Date.parse("2026-11-25T12:00:00Z");
  const struck = Date.parse("2026-11-25T03:17:00Z");
  const state = (at: number, fault: string | null = null): BackupState => ({
    good: null,
    tried: { at: new Date(at).toISOString(), fault },
  });
  test.each<[string, BackupState, number, boolean]>([
    ["begun after the hour: not before the next", { good: null, tried: null }, now - 60_000, false],
    ["running since yesterday, never taken", { good: null, tried: null }, now - day, true],
    ["taken at the hour", state(struck + 1), now - 5 * day, false],
    ["taken the night before, the computer slept since", state(struck - day), now, true],
    ["failed a minute ago", state(now - 60_000, "full"), now - day, false],
    ["failed more than an hour ago", state(now - 3_700_000, "full"), now - day, true],
    ["the clock was set back by a week", state(now + 7 * day), now - day, true],
    ["the clock was set back by an hour", state(now + 3_600_000), now - day, false],
  ])("%s", (_, given, since, due) => {
    expect(isDue(given, struck, since, now)).toBe(due);
  });
});
