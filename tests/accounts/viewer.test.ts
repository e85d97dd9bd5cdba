import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { startAuthSession, sweepAuthSessions } from "~/accounts/auth-session.server";
import { hashOf } from "~/accounts/secrets.server";
import { makeToken, revokeToken, tokensOf } from "~/accounts/tokens.server";
import { refreshViewer, stillSignedIn, viewerOf, viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import { cookieOf, endOf, idOf, person } from "./people";

const { apiTokens, authSessions, users } = schema;
const hour = 3_600_000;
const day = 24 * hour;
const asked = (headers: Record<string, string>) => viewerOf(new Request("http://localhost/", { headers }));
/** A renewal is not awaited by the request that causes it. */
const settled = () => write(async () => undefined);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("a stranger costs no look into the database", async () => {
  for (const cookie of [null, undefined, "", "theme=dark; other=1"]) expect(await viewerOfCookie(cookie)).toBeNull();
  expect(await asked({})).toBeNull();
});

test.each([
  "lectern=",
  "lectern=x",
  "lectern=%00",
  `lectern=${"a".repeat(5000)}`,
  "lectern=constructor",
  "lectern=a; lectern=b",
  "Lectern=a",
  "lectern",
])("the cookie %j is nobody's", async (cookie) => {
  expect(await viewerOfCookie(cookie)).toBeNull();
});

test("what the database holds is no cookie", async () => {
  const ana = await person("Hashed Row");
  expect(await viewerOfCookie(`lectern=${idOf(ana)}`)).toBeNull();
});

describe.each([
  ["a member", false, 30 * day, 180 * day],
  ["an operator", true, 12 * hour, 7 * day],
])("the log-in session of %s", (who, isOperator, idle, absolute) => {
  test("ends when it was not used", async () => {
    const ana = await person(`Idle ${who}`, { isOperator });
    vi.advanceTimersByTime(idle - 1000);
    expect(await viewerOfCookie(ana.cookie)).not.toBeNull();
    const bo = await person(`Idler ${who}`, { isOperator });
    vi.advanceTimersByTime(idle + 1000);
    expect(await viewerOfCookie(bo.cookie)).toBeNull();
    expect(await stillSignedIn(bo)).toBe(false);
  });

  test("slides with use, without a new cookie, and ends at last all the same", async () => {
    const ana = await person(`Slides ${who}`, { isOperator });
    const begun = Date.now();
    while (Date.now() - begun + idle * 0.6 < absolute) {
      vi.advanceTimersByTime(idle * 0.6);
      expect(await viewerOfCookie(ana.cookie)).not.toBeNull();
      await settled();
    }
    vi.setSystemTime(begun + absolute - 1000);
    expect(await viewerOfCookie(ana.cookie)).not.toBeNull();
    vi.setSystemTime(begun + absolute + 1000);
    expect(await viewerOfCookie(ana.cookie)).toBeNull();
  });
});

test("before half of its life a session is not written to", async () => {
  const ana = await person("Quiet Row");
  const row = async () =>
    (
      await read()
        .select()
        .from(authSessions)
        .where(eq(authSessions.id, idOf(ana)))
    )[0]?.expiresAt;
  const before = await row();
  vi.advanceTimersByTime(14 * day);
  await viewerOfCookie(ana.cookie);
  await settled();
  expect(await row()).toEqual(before);
  vi.advanceTimersByTime(2 * day);
  await viewerOfCookie(ana.cookie);
  await settled();
  expect(await row()).not.toEqual(before);
});

test("ended sessions are swept", async () => {
  const ana = await person("Swept Away");
  vi.advanceTimersByTime(31 * day);
  const fresh = cookieOf(await startAuthSession(ana));
  await sweepAuthSessions();
  const rows = await read().select({ id: authSessions.id }).from(authSessions);
  expect(rows.map((row) => row.id)).not.toContain(idOf(ana));
  expect(await viewerOfCookie(fresh)).not.toBeNull();
});

test("a token is shown once and stored hashed; it comes before the cookie and carries its scopes", async () => {
  const [ana, bo] = [await person("Token Ana"), await person("Token Bo")];
  const { token, view } = await makeToken(ana, { name: "My reader", scopes: ["read"] });
  expect(token).toMatch(/^lct_[\w-]{43}$/);
  const [row] = await read().select().from(apiTokens).where(eq(apiTokens.id, view.id));
  expect(row?.hash).toBe(hashOf(token));
  expect(JSON.stringify([row, view, await tokensOf(ana)])).not.toContain(token);
  const viewer = await asked({ Authorization: `Bearer ${token}`, Cookie: bo.cookie });
  expect(viewer).toEqual({
    id: ana.id,
    name: "Token Ana",
    isOperator: false,
    by: { token: view.id, scopes: ["read"] },
  });
  expect(await asked({ Authorization: `bearer  ${token} ` })).toMatchObject({ id: ana.id });
  expect(await asked({ Authorization: "Basic eDp5", Cookie: bo.cookie })).toMatchObject({ id: bo.id });
});

test.each([
  "Bearer",
  "Bearer ",
  "Bearer x",
  "Bearer lct_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  `Bearer ${"x".repeat(9000)}`,
])("%j is refused, not taken for a stranger", async (header) => {
  expect(await endOf(asked({ Authorization: header, Cookie: "lectern=x" }))).toBe("signed-out");
});

test("a token ends by its day, by being revoked, and with its user; its use is noted once a minute", async () => {
  const ana = await person("Ends Ana");
  const dated = await makeToken(ana, { name: "dated", days: 2 });
  const revoked = await makeToken(ana, { name: "revoked" });
  const viewer = await viewerOfToken(revoked.token);
  const used = async () => (await tokensOf(ana)).find((each) => each.id === revoked.view.id)?.lastUsedAt;
  await settled();
  const first = await used();
  expect(first).toEqual(new Date().toISOString());
  vi.advanceTimersByTime(30_000);
  await viewerOfToken(revoked.token);
  await settled();
  expect(await used()).toBe(first);
  vi.advanceTimersByTime(31_000);
  await viewerOfToken(revoked.token);
  await settled();
  expect(await used()).not.toBe(first);

  expect(await refreshViewer(viewer)).toEqual(viewer);
  await revokeToken(ana, revoked.view.id);
  expect(await endOf(viewerOfToken(revoked.token))).toBe("signed-out");
  expect(await refreshViewer(viewer)).toBeNull();
  vi.advanceTimersByTime(2 * day);
  expect(await endOf(viewerOfToken(dated.token))).toBe("signed-out");

  const gone = await makeToken(ana, { name: "gone" });
  await write((tx) => tx.delete(users).where(eq(users.id, ana.id)));
  expect(await endOf(viewerOfToken(gone.token))).toBe("signed-out");
  expect(await viewerOfCookie(ana.cookie)).toBeNull();
});

test("a token makes no tokens, ends no others, and is not anybody else's to end", async () => {
  const [ana, bo] = [await person("Makes Ana"), await person("Makes Bo")];
  const one = await makeToken(ana, { name: "one" });
  const two = await makeToken(ana, { name: "two" });
  const viewer = await viewerOfToken(one.token);
  expect(await endOf(makeToken(viewer, { name: "more" }))).toBe("forbidden");
  expect(await endOf(revokeToken(viewer, two.view.id))).toBe("forbidden");
  expect(await endOf(revokeToken(bo, one.view.id))).toBe("not-found");
  expect(await endOf(revokeToken(viewer, one.view.id))).toBe("answered");
});

test.each([
  [{}, "name"],
  [{ name: "" }, "name"],
  [{ name: "a\u0000" }, "name"],
  [{ name: "a", scopes: [] }, "scopes"],
  [{ name: "a", scopes: ["everything"] }, "scopes"],
  [{ name: "a", scopes: ["operate"] }, "scopes"],
  [{ name: "a", scopes: "read" }, "scopes"],
  [{ name: "a", days: 0 }, "days"],
  [{ name: "a", days: 1.5 }, "days"],
  [{ name: "a", days: "soon" }, "days"],
])("the token %j is refused at %s", async (input, field) => {
  const ana = await person(`Input ${JSON.stringify(input).replace(/[^a-z0-9]+/gi, " ")}x`.slice(0, 40));
  await expect(makeToken(ana, input)).rejects.toMatchObject({ more: { errors: { [field]: expect.any(Function) } } });
});
