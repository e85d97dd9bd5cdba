/** Tries to come in, against the store that the installation would use: SQLite's file, PostgreSQL or Redis. */
import { beforeEach, afterEach, expect, test, vi } from "vitest";
import { trySignIn, trySignUp } from "~/accounts/attempts.server";
import { closeLimits, emptyLimits } from "~/limits/limits.server";
import { networkOfAddress } from "~/limits/network";

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("LIMITS", "");
  await emptyLimits();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const refused = (trying: Promise<unknown>): Promise<number | null> =>
  trying.then(
    () => null,
    (error: { more: { retryAfter: number } }) => error.more.retryAfter,
  );
/** Redis keeps its own time, which no test can move. */
const ownTime = process.env["REDIS_URL"] !== undefined;

test("five tries at an account from a network, then a wait; the owner elsewhere is let in", async () => {
  for (let n = 0; n < 5; n++) expect(await refused(trySignIn("ana", "1.2.3.4"))).toBeNull();
  expect(await refused(trySignIn("ana", "1.2.3.4"))).toBe(15 * 60);
  expect(await refused(trySignIn("ana", "5.6.7.8"))).toBeNull();
  expect(await refused(trySignIn("bo", "1.2.3.4"))).toBeNull();
  if (ownTime) return;
  // Refused tries make the wait no longer.
  vi.advanceTimersByTime(10 * 60_000);
  expect(await refused(trySignIn("ana", "1.2.3.4"))).toBe(5 * 60);
  vi.advanceTimersByTime(5 * 60_000);
  expect(await refused(trySignIn("ana", "1.2.3.4"))).toBeNull();
});

test("many at once count too", async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => refused(trySignIn("ana", "1.2.3.4"))));
  expect(answers.filter((wait) => wait === null)).toHaveLength(5);
});

test("who succeeds is not counted against themselves", async () => {
  for (let n = 0; n < 30; n++) await (await trySignIn("ana", "1.2.3.4")).succeeded();
});

test("ten a minute from a network, whoever is tried", async () => {
  for (let n = 0; n < 10; n++) expect(await refused(trySignIn(`user${n}`, "1.2.3.4"))).toBeNull();
  expect(await refused(trySignIn("another", "1.2.3.4"))).toBe(60);
});

test("an account tried from everywhere answers slowly, and its owner still comes in", async () => {
  for (let n = 0; n < 20; n++) expect(await refused(trySignIn("ana", `10.0.0.${n}`))).toBeNull();
  const began = performance.now();
  const owner = await trySignIn("ana", "192.0.2.1");
  expect(performance.now() - began).toBeGreaterThan(1_900);
  await owner.succeeded();
  // One try from each network, where there are five in quiet times.
  expect(await refused(trySignIn("ana", "10.0.1.1"))).toBeNull();
  expect(await refused(trySignIn("ana", "10.0.1.1"))).toBeGreaterThan(14 * 60);
  expect(await refused(trySignIn("bo", "10.0.1.1"))).toBeNull();
});

test("five new accounts in half an hour, also when the process starts anew in between", async () => {
  for (let n = 0; n < 3; n++) expect(await refused(trySignUp("1.2.3.4"))).toBeNull();
  await closeLimits();
  for (let n = 0; n < 2; n++) expect(await refused(trySignUp("1.2.3.4"))).toBeNull();
  expect(await refused(trySignUp("1.2.3.4"))).toBe(30 * 60);
  vi.stubEnv("LIMITS", "off");
  expect(await refused(trySignUp("1.2.3.4"))).toBeNull();
});

test.each([
  ["1.2.3.4", "1.2.3.4"],
  ["::ffff:1.2.3.4", "1.2.3.4"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0db8:0000:0000:ffff::2", "2001:db8:0:0"],
  ["2001:DB8:0:0:a:b:c:d", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s counts as %s", (address, network) => {
  expect(networkOfAddress(address)).toBe(network);
});
