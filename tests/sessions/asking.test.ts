/** When screens ask for what is their own: together no more often in a large room than in a small one. */
import { describe, expect, test } from "vitest";
import { SessionNews } from "~/live/session-news.server";
import { Asking } from "~/sessions/asking";
import { newMeeting } from "~/sessions/meeting";
import { nowOf } from "~/sessions/now";
import { chances } from "../../bench/support/evening";

const now = nowOf("s", newMeeting(), 0);
const room = (here: number, more: Partial<typeof now> = {}) => ({ now: { ...now, here, ...more }, places: {} });
const minute = 60_000;

/** Something happens every 100 ms for five minutes, and each screen asks whenever it is time. @returns when they asked */
function asked(here: number): number[] {
  const random = chances(3);
  const times: number[] = [];
  for (let screen = 0; screen < here; screen++) {
    const asking = new Asking(false, random);
    let due = Infinity;
    for (let at = 1; at < 5 * minute; at += 100) {
      if (due <= at) {
        times.push(at);
        asking.asked(at);
      }
      due = at + asking.wait(room(here), at);
    }
  }
  return times.sort((a, b) => a - b);
}

describe("a screen", () => {
  test("of a small room asks about once a second", () => {
    expect(asked(1).length).toBeGreaterThan(150);
    expect(asked(1).length).toBeLessThan(300);
  });

  test.each([50, 300, 1_000])(
    "of a room of %i asks seldom enough that all together ask no more than so often",
    (here) => {
      const times = asked(here);
      expect(times.length).toBeLessThan(5 * 60 * 27);
      // Nobody is forgotten.
      expect(times.length).toBeGreaterThan(here * 2);
      const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
      expect(most).toBeLessThan(80);
    },
  );

  test("that does not know where the group is does not wait long, however many are here", () => {
    const asking = new Asking(false, () => 0.5);
    asking.asked(minute);
    const lost = room(1_000, { spot: { textId: "t", block: "b" } });
    expect(asking.wait(room(1_000), minute)).toBeGreaterThan(10_000);
    expect(asking.wait(lost, minute)).toBe(1_300);
    // What is known meanwhile puts nothing off.
    expect(asking.wait(room(1_000), minute + 300)).toBe(1_000);
  });

  test("of those that run it asks within a second, and not sooner after one that failed", () => {
    const asking = new Asking(true, () => 1);
    expect(asking.wait(room(1_000), minute)).toBe(0);
    asking.asked(minute);
    expect(asking.wait(room(1_000), minute + 400)).toBe(600);
    asking.failed(minute + 400);
    asking.rest();
    expect(asking.wait(room(1_000), minute + 400)).toBeGreaterThan(5_000);
  });
});

test("a room is told at once, and of all that happens within a moment in one", async () => {
  const told: number[] = [];
  const moved: number[] = [];
  let seq = 0;
  const news = new SessionNews(
    {
      session: (id) => Promise.resolve({ now: { ...now, id, seq }, places: {} }),
      broken: (error) => expect.unreachable(String(error)),
    },
    {
      whole: ({ now }) => void told.push(now.seq),
      position: ({ now }) => void moved.push(now.seq),
    },
  );
  for (seq = 1; seq < 20; seq++) news.tell("s");
  await new Promise(setImmediate);
  expect(told).toEqual([1]);
  await expect.poll(() => told).toEqual([1, 20]);
  expect(moved).toEqual([]);
  // Where the group is waits for nothing.
  seq = 21;
  news.tell("s", true);
  news.tell("s", true);
  await new Promise(setImmediate);
  expect(moved).toEqual([21, 21]);
  news.close();
});
