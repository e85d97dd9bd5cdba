import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { claimOperator, makeOperatorLink, requireOperatorLink } from "~/accounts/operator.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { standingIn } from "~/groups/groups.server";
import { createGroup } from "~/groups/groups.server";
import { action, loader } from "~/routes/operator.$token";
import { answered, context, cookieOf, endOf, formRequest, idOf, nowhere, person } from "./people";

const { oneTimeLinks, users } = schema;
const password = "a clock on the wall";

const newLink = async () => (await makeOperatorLink())?.split("/").pop() ?? "none";
const args = (token: string, request: Request) => ({ request, params: { token }, context });
const post = async (token: string, fields: Record<string, string>, cookie = "") =>
  answered(await action(args(token, formRequest(`/operator/${token}`, fields, cookie))));

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await write((tx) => tx.update(users).set({ isOperator: false }).where(eq(users.isOperator, true)));
});

test("a stranger opens the link, makes an account, is the operator and hosts the sample group", async () => {
  const maker = await person("Sample Maker");
  const { group } = await createGroup(maker, { name: "Sample", slug: "sample" });
  const token = await newLink();
  for (let n = 0; n < 3; n++) await loader(args(token, new Request(`http://localhost/operator/${token}`)));
  const { status, setCookie } = await post(token, { name: "Olga", email: "olga@example.org", password });
  expect(status).toBe(303);
  expect(setCookie).toMatch(/Max-Age=604800;/);
  const olga = await viewerOfCookie(cookieOf(setCookie));
  expect(olga).toMatchObject({ name: "Olga", isOperator: true });
  expect((await standingIn(olga, group.id)).standing.membership).toEqual({ role: "host", state: "active" });
  expect((await post(token, { name: "Late", email: "late@example.org", password })).status).toBe(410);
  expect(await makeOperatorLink()).toBeNull();
  expect(JSON.stringify(await read().select().from(oneTimeLinks))).not.toContain(token);
});

test("what is wrong with the form leaves the link good and no account behind", async () => {
  const token = await newLink();
  const before = await read().select({ id: users.id }).from(users);
  for (const fields of [
    { name: "Vera", email: "vera@example.org", password: "x7#kQ!m2Zp" },
    { name: "admin", email: "v@example.org", password },
  ]) {
    expect((await post(token, fields)).status).toBe(422);
  }
  expect(await read().select({ id: users.id }).from(users)).toHaveLength(before.length);
  expect((await post(token, { name: "Vera", email: "vera@example.org", password })).status).toBe(303);
});

test("somebody signed in claims it with a button; their old sessions end", async () => {
  const token = await newLink();
  const ana = await person("Claims It");
  const { status, setCookie } = await post(token, {}, ana.cookie);
  expect(status).toBe(303);
  expect(await viewerOfCookie(ana.cookie)).toBeNull();
  const now = await viewerOfCookie(cookieOf(setCookie));
  expect(now).toMatchObject({ id: ana.id, isOperator: true });
  expect(now && idOf(now)).not.toBe(idOf(ana));
});

test("fifty at once: one operator", async () => {
  const token = await newLink();
  const people = await Promise.all(Array.from({ length: 50 }, (_, n) => person(`Crowd ${n} x`)));
  const ends = await Promise.all(people.map((each) => endOf(claimOperator(each, token, nowhere))));
  expect(ends.filter((end) => end === "answered")).toHaveLength(1);
  expect(await read().select().from(users).where(eq(users.isOperator, true))).toHaveLength(1);
});

test("a newer link ends the older; a day ends both; another's token is nothing", async () => {
  const older = await newLink();
  const newer = await newLink();
  expect(await endOf(requireOperatorLink(older))).toBe("gone");
  expect(await endOf(requireOperatorLink(newer))).toBe("answered");
  expect(await endOf(requireOperatorLink("x"))).toBe("gone");
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.advanceTimersByTime(86_400_001);
  expect(await endOf(requireOperatorLink(newer))).toBe("gone");
  expect(await endOf(claimOperator(await person("Too Late"), newer, nowhere))).toBe("gone");
});
