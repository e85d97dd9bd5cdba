import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetTries, networkOfAddress, trySignIn, trySignUp } from "~/accounts/attempts.server";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("LIMITS", "");
  forgetTries();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const refused = (run: () => unknown): number | null => {
  try {
    run();
    return null;
  } catch (error) {
    return (error as { more: { retryAfter: number } }).more.retryAfter;
  }
};

test("five tries at an account from a network, then a wait; the owner elsewhere is let in", () => {
  for (let n = 0; n < 5; n++) expect(refused(() => trySignIn("ana", "1.2.3.4"))).toBeNull();
  expect(refused(() => trySignIn("ana", "1.2.3.4"))).toBe(15 * 60);
  expect(refused(() => trySignIn("ana", "5.6.7.8"))).toBeNull();
  expect(refused(() => trySignIn("bo", "1.2.3.4"))).toBeNull();
  vi.advanceTimersByTime(15 * 60_000);
  expect(refused(() => trySignIn("ana", "1.2.3.4"))).toBeNull();
});

test("who succeeds is not counted against themselves", () => {
  for (let n = 0; n < 30; n++) trySignIn("ana", "1.2.3.4").succeeded();
});

test("ten a minute from a network, whoever is tried", () => {
  for (let n = 0; n < 10; n++) expect(refused(() => trySignIn(`user${n}`, "1.2.3.4"))).toBeNull();
  expect(refused(() => trySignIn("another", "1.2.3.4"))).toBe(60);
});

test("five new accounts in half an hour", () => {
  for (let n = 0; n < 5; n++) expect(refused(() => trySignUp("1.2.3.4"))).toBeNull();
  expect(refused(() => trySignUp("1.2.3.4"))).toBe(30 * 60);
  vi.stubEnv("LIMITS", "off");
  expect(refused(() => trySignUp("1.2.3.4"))).toBeNull();
});

test.each([
  ["1.2.3.4", "1.2.3.4"],
  ["::ffff:1.2.3.4", "1.2.3.4"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0db8:0000:0000:ffff::2", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s counts as %s", (address, network) => {
  expect(networkOfAddress(address)).toBe(network);
});
