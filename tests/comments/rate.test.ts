/** How fast one may write. */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { postComment } from "~/comments/comments.server";
import { emptyLimits } from "~/limits/limits.server";
import { mintId } from "~/mint";
import { isRefusal } from "~/refusals";
import type { TextView } from "~/texts/text";
import { addMember, makeGroup, makeText, makeUser } from "../support/people";

// Redis keeps its own time, which no test can move: here the database counts.
delete process.env["REDIS_URL"];

let host: SignedIn, old: SignedIn, fresh: SignedIn, text: TextView;
const day = 86_400_000;

beforeAll(async () => {
  [host, old, fresh] = [await makeUser(), await makeUser(), await makeUser()];
  const slug = await makeGroup(host);
  for (const member of [old, fresh]) await addMember(slug, member);
  text = await makeText(host, slug);
  const createdAt = new Date(Date.now() - 2 * day);
  await write((tx) => tx.update(schema.users).set({ createdAt }).where(eq(schema.users.id, old.id)));
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("LIMITS", "");
  await emptyLimits();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Seconds to wait, or null when it was posted. */
async function post(who: SignedIn, id?: string, body = "words"): Promise<number | null> {
  try {
    await postComment(who, text.id, { body, ...(id ? { id } : {}) });
    return null;
  } catch (error) {
    if (!isRefusal(error) || error.kind !== "too-many") throw error;
    return error.more.retryAfter ?? -1;
  }
}
const several = async (who: SignedIn, count: number) => {
  const waits: Array<number | null> = [];
  for (let n = 0; n < count; n++) waits.push(await post(who));
  return waits;
};

test("ten at once, then one each three seconds; others are not held up by it", async () => {
  expect(await several(old, 10)).toEqual(Array(10).fill(null));
  expect(await post(old)).toBe(3);
  expect(await post(host)).toBeNull();
  for (let n = 0; n < 4; n++) {
    vi.advanceTimersByTime(3_000);
    expect(await several(old, 2)).toEqual([null, 3]);
  }
});

test("a new account writes more slowly; a host, however new, does not", async () => {
  expect(await several(fresh, 3)).toEqual([null, null, null]);
  expect(await post(fresh)).toBe(15);
  vi.advanceTimersByTime(15_000);
  expect(await several(fresh, 2)).toEqual([null, 15]);
  expect(await several(host, 10)).toEqual(Array(10).fill(null));
  vi.advanceTimersByTime(day);
  expect(await several(fresh, 10)).toEqual(Array(10).fill(null));
});

test("what is sent again because no answer came is answered, and what is refused for itself is not counted", async () => {
  const id = mintId();
  expect(await post(old, id)).toBeNull();
  for (let n = 0; n < 30; n++) expect(await post(old, id)).toBeNull();
  await expect(post(old, undefined, "")).rejects.toMatchObject({ kind: "invalid" });
  await expect(post(old, id, "other words")).rejects.toMatchObject({ kind: "conflict" });
});
