/** Counting single acts, in the store that the installation would use. */
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Counters, Windows } from "~/limits/counters";
import { limits } from "~/limits/limit";
import { closeLimits, countTry, emptyLimits, forgetTries, giveBack, sweepLimits } from "~/limits/limits.server";
import { openStore } from "~/limits/stores.server";

beforeEach(async () => {
  vi.stubEnv("LIMITS", "");
  await emptyLimits();
});
afterEach(() => void vi.unstubAllEnvs());

const refused = (trying: Promise<unknown>): Promise<number | null> =>
  trying.then(
    () => null,
    (error: { kind: string; more: { retryAfter: number } }) => (error.kind === "too-many" ? error.more.retryAfter : -1),
  );
const redis = process.env["REDIS_URL"] ?? null;

test("where one of several is refused, the others are given back", async () => {
  for (let n = 0; n < 2; n++) await countTry([["reset", "ana@example.org"]]);
  for (let n = 0; n < 12; n++)
    expect(
      await refused(
        countTry([
          ["resetNetwork", "net"],
          ["reset", "ana@example.org"],
        ]),
      ),
    ).toBeGreaterThan(3_500);
  expect(
    await refused(
      countTry([
        ["resetNetwork", "net"],
        ["reset", "bo@example.org"],
      ]),
    ),
  ).toBeNull();
});

test("forgotten and given back", async () => {
  for (let n = 0; n < 2; n++) await countTry([["reset", "ana"]]);
  await giveBack([["reset", "ana"]]);
  expect(await refused(countTry([["reset", "ana"]]))).toBeNull();
  expect(await refused(countTry([["reset", "ana"]]))).not.toBeNull();
  await forgetTries([["reset", "ana"]]);
  expect(await refused(countTry([["reset", "ana"]]))).toBeNull();
});

test("two processes count as one", async () => {
  const stores = await Promise.all([0, 1].map(() => openStore(redis, process.env["DATA_DIR"] ?? "")));
  const counts = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => (await stores[n % 2]?.add("signUp", "one", 1))?.used ?? 0),
  );
  expect([...counts].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  await Promise.all(stores.map((store) => store.close()));
});

test("keys of any form and length", async () => {
  for (const key of ["", "x".repeat(100_000), "a\u0000b", "'; drop table users --", "\ud800", "ключ"]) {
    for (let n = 0; n < 5; n++) expect(await refused(countTry([["signUp", key]]))).toBeNull();
    expect(await refused(countTry([["signUp", key]]))).toBeGreaterThan(1_700);
  }
});

test.runIf(!redis)("what is over is thrown away", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  for (let n = 0; n < 50; n++) await countTry([["signUp", `key ${n}`]]);
  vi.advanceTimersByTime(limits.signUp.within * 1000 + 1);
  await countTry([["signUp", "fresh"]]);
  await sweepLimits();
  vi.useRealTimers();
  const store = await openStore(null, process.env["DATA_DIR"] ?? "");
  expect((await store.add("signUp", "none", 1)).used).toBe(1);
  await store.close();
});

test.runIf(!redis && !process.env["TEST_POSTGRES"])(
  "a file that is none is begun anew; a folder in its place is survived",
  async () => {
    const file = path.join(process.env["DATA_DIR"] ?? "", "limits.db");
    const clear = () => ["", "-wal", "-shm"].forEach((end) => fs.rmSync(file + end, { force: true, recursive: true }));
    await closeLimits();
    clear();
    fs.writeFileSync(file, "this is no database ".repeat(500));
    for (let n = 0; n < 5; n++) expect(await refused(countTry([["signUp", "x"]]))).toBeNull();
    expect(await refused(countTry([["signUp", "x"]]))).not.toBeNull();
    await closeLimits();
    clear();
    fs.mkdirSync(file);
    for (let n = 0; n < 5; n++) expect(await refused(countTry([["signUp", "y"]]))).toBeNull();
    expect(await refused(countTry([["signUp", "y"]]))).not.toBeNull();
    await closeLimits();
    clear();
  },
);

describe("in this process", () => {
  const limit = { tries: 3, within: 10 };

  test("a million keys stay bounded, and the one that is used is not forgotten", () => {
    const [counters, windows] = [new Counters(), new Windows(limit)];
    for (let n = 0; n < 1_000_000; n++) {
      counters.add(`key ${n}`, 1, limit, 0);
      windows.add(`key ${n}`, 0);
      if (n % 1000 === 0) counters.add("ana", 1, limit, 0);
    }
    expect(counters.size).toBeLessThanOrEqual(100_000);
    expect(windows.size).toBeLessThanOrEqual(100_000);
    expect(counters.add("ana", 1, limit, 0).used).toBe(1001);
  });

  test("windows begin anew, also when the clock is set back", () => {
    const windows = new Windows(limit);
    expect([5_000, 6_000, 9_999, 10_000, 2_000].map((now) => windows.add("a", now))).toEqual([
      { used: 1, wait: 5_000 },
      { used: 2, wait: 4_000 },
      { used: 3, wait: 1 },
      { used: 1, wait: 10_000 },
      { used: 1, wait: 8_000 },
    ]);
  });

  test("others' counts are added to one's own, once", () => {
    const [one, other] = [new Windows(limit), new Windows(limit)];
    const shared = new Map<string, number>();
    const tell = (windows: Windows) => {
      const { window, added } = windows.take();
      for (const [key, by] of added) {
        shared.set(key, (shared.get(key) ?? 0) + by);
        windows.hear(window, key, shared.get(key) ?? 0);
      }
    };
    for (let n = 0; n < 20; n++) {
      one.add("a", 1);
      other.add("a", 1);
      other.add("b", 1);
      tell(one);
      tell(other);
    }
    expect(other.add("a", 1).used).toBe(41);
    expect(one.add("a", 1).used).toBe(40);
    expect(other.add("b", 1).used).toBe(21);
    one.hear(-7, "a", 1_000);
    expect(one.add("a", 1).used).toBe(41);
  });
});
