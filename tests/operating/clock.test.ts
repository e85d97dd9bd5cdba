/** The clock of the server jumps: the order of comments stays, and nothing that has ended comes back for good. */
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { firstBrokenAct, recordAct } from "~/acts/acts.server";
import { changesSince } from "~/comments/changes.server";
import { read, write } from "#db/db.server";
import { makeCast, makeUser, say, type Cast } from "../support/people";

const hour = 3_600_000;
let cast: Cast;

beforeAll(async () => {
  cast = await makeCast("public");
});
beforeAll(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => void vi.useRealTimers());

/** Only the clock moves: timers go on as they are. */
const at = (time: number) => vi.useFakeTimers({ toFake: ["Date"], now: time });

test.each([
  ["an hour back", -hour],
  ["an hour forward", hour],
  ["a second back", -1_000],
])("%s: comments stay in the order they were made", async (_, jump) => {
  const now = Date.now();
  const made: string[] = [];
  for (const [number, offset] of [0, 1, jump, jump + 1, 2].entries()) {
    at(now + offset);
    made.push((await say(cast.member, cast.text.id, { anchor: {}, body: `comment ${number} about ${jump}` })).id);
  }
  const { comments } = await changesSince(cast.member, cast.text.id, 0, 200);
  const seen = comments.map(({ id }) => id).filter((id) => made.includes(id));
  expect(seen).toEqual(made);
  const seqs = comments.filter(({ id }) => made.includes(id)).map(({ seq }) => seq);
  expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
});

test("a log-in session outlives an hour either way, and ends by the server's time", async () => {
  const { id } = await makeUser();
  const now = Date.now();
  at(now);
  const cookie = (await startAuthSession({ id, isOperator: true })).split(";")[0];
  for (const offset of [-hour, hour]) {
    at(now + offset);
    expect((await viewerOfCookie(cookie))?.id).toBe(id);
  }
  // Swept once it has ended: a clock set back later brings nothing back.
  at(now + 8 * 24 * hour);
  expect(await viewerOfCookie(cookie)).toBeNull();
  const { sweepAuthSessions } = await import("~/accounts/auth-session.server");
  await sweepAuthSessions();
  at(now + hour);
  expect(await viewerOfCookie(cookie)).toBeNull();
});

test("the log of acts stays whole when the clock goes back in the middle of it", async () => {
  const actor: SignedIn = cast.host;
  const now = Date.now();
  for (const offset of [0, -hour, hour]) {
    at(now + offset);
    await write((tx) => recordAct(tx, { actor, groupId: null, act: "clock.trial" }));
  }
  expect(await firstBrokenAct(read())).toBeNull();
});
