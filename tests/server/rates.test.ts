/** How many requests one may send, counted by whom, and what is said to those beyond. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { formAction, pageLoader } from "~/doors.server";
import { person, type Person } from "../accounts/people";
import { openDoor } from "./door";

process.env["LIMITS"] = "on";
process.env["TRUST_PROXY"] = "1";
// Shared counts are a test of their own (tests/limits): here one process counts.
delete process.env["REDIS_URL"];

let lectern: Awaited<ReturnType<typeof openDoor>>;
let ana: Person, ben: Person;
let ran = 0;

beforeAll(async () => {
  [ana, ben] = [await person("Ana Rates"), await person("Ben Rates")];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-client-"));
  fs.mkdirSync(path.join(folder, "assets"));
  fs.writeFileSync(path.join(folder, "assets", "a.js"), "1;");
  lectern = await openDoor(
    {
      page: {
        loader: pageLoader(async () => {
          ran++;
          return { well: true };
        }) as never,
        action: formAction(async () => {
          ran++;
          return { done: true };
        }) as never,
      },
      "api/v1/thing": { loader: () => (ran++, Response.json({})), action: () => (ran++, Response.json({})) },
    },
    folder,
  );
});
afterAll(() => lectern.close());

/** Each test in a minute of its own, at its beginning. */
let minute = Math.floor(Date.now() / 60_000);
beforeEach(() => {
  ran = 0;
  minute += 2;
  vi.useFakeTimers({ toFake: ["Date"], now: minute * 60_000 });
  return () => void vi.useRealTimers();
});

type From = { ip?: string; cookie?: string; token?: string };
const html = { accept: "text/html" };
function ask(path: string, { ip = "192.0.2.1", cookie, token }: From, more: Parameters<typeof lectern.ask>[1] = {}) {
  const { headers = {}, ...init } = more;
  return lectern.ask(path, {
    ...init,
    headers: {
      "x-forwarded-for": ip,
      ...(cookie ? { cookie } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  });
}
async function statuses(count: number, path: string, from: From): Promise<Record<number, number>> {
  const found: Record<number, number> = {};
  for (let n = 0; n < count; n++) {
    const { status } = await ask(path, from);
    found[status] = (found[status] ?? 0) + 1;
  }
  return found;
}

describe("strangers", () => {
  test("fifty in ten seconds and two hundred a minute from a network; then 429 with the time to wait", async () => {
    const from = { ip: "192.0.2.7" };
    for (let n = 0; n < 4; n++) {
      expect(await statuses(50, "/api/v1/thing", from)).toEqual({ 200: 50 });
      const over = await ask("/api/v1/thing", from);
      expect(over.status).toBe(429);
      expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
      expect(Number(over.headers["retry-after"])).toBeLessThanOrEqual(n < 3 ? 10 : 60);
      expect(JSON.parse(over.body)).toMatchObject({ type: "/problems/too-many", status: 429 });
      expect(over.headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
      vi.advanceTimersByTime(10_000);
    }
    expect(await statuses(1, "/api/v1/thing", from)).toEqual({ 429: 1 });
    vi.advanceTimersByTime(20_000);
    expect(await statuses(1, "/api/v1/thing", from)).toEqual({ 200: 1 });
    expect(ran).toBe(201);
  });

  test("a page says so in words", async () => {
    await statuses(50, "/page", { ip: "192.0.2.8" });
    const over = await ask("/page", { ip: "192.0.2.8" }, { headers: html });
    expect(over.status).toBe(429);
    expect(over.headers["content-type"]).toMatch(/html/);
    expect(over.body).toMatch(
      /<h1>Too many requests<\/h1><p>There were too many requests\. Wait \d+ seconds? and try again\./,
    );
  });

  test("an IPv6 network counts as one, whatever its last half", async () => {
    for (let n = 0; n < 50; n++)
      expect((await ask("/page", { ip: `2001:db8:1:1::${n.toString(16)}` })).status).toBe(200);
    expect((await ask("/page", { ip: "2001:DB8:1:1:a:b:c:d" })).status).toBe(429);
    expect((await ask("/page", { ip: "2001:db8:1:2::1" })).status).toBe(200);
  });

  test("what stands before the proxy's own word of where it comes from counts for nothing", async () => {
    for (let n = 0; n < 50; n++) expect((await ask("/page", { ip: `10.9.9.${n}, 192.0.2.9` })).status).toBe(200);
    expect((await ask("/page", { ip: "8.8.8.8, 192.0.2.9" })).status).toBe(429);
  });

  test("made-up cookies and tokens are strangers too", async () => {
    for (let n = 0; n < 25; n++) {
      await ask("/page", { ip: "192.0.2.10", cookie: `lectern=${"a".repeat(30)}${n}` });
      await ask("/page", { ip: "192.0.2.10", token: `lct_${"b".repeat(40)}${n}` });
    }
    expect((await ask("/page", { ip: "192.0.2.10", cookie: `lectern=${"c".repeat(30)}` })).status).toBe(429);
  });

  test("health and files are not counted", async () => {
    expect(await statuses(120, "/healthz", { ip: "192.0.2.11" })).toEqual({ 200: 120 });
    expect(await statuses(120, "/assets/a.js", { ip: "192.0.2.11" })).toEqual({ 200: 120 });
    expect(await statuses(1, "/page", { ip: "192.0.2.11" })).toEqual({ 200: 1 });
  });
});

describe("users", () => {
  test("three hundred a minute wherever they are; nobody else's requests use that up", async () => {
    const network = "192.0.2.20";
    await statuses(60, "/page", { ip: network });
    expect(await statuses(1, "/page", { ip: network })).toEqual({ 429: 1 });
    expect(await statuses(150, "/page", { ip: network, cookie: ana.cookie })).toEqual({ 200: 150 });
    expect(await statuses(150, "/page", { ip: "192.0.2.21", cookie: ana.cookie })).toEqual({ 200: 150 });
    expect(await statuses(1, "/page", { ip: "192.0.2.22", cookie: ana.cookie })).toEqual({ 429: 1 });
    expect(await statuses(50, "/page", { ip: network, cookie: ben.cookie })).toEqual({ 200: 50 });
  });
});

describe("what was typed", () => {
  const form = (from: From) =>
    ask("/page.data", from, {
      method: "POST",
      headers: { origin: lectern.ours, "content-type": "application/x-www-form-urlencoded" },
      body: "body=A+long+thought&password=secret",
    });

  test("comes back with the refusal, until it is a flood", async () => {
    const from = { ip: "192.0.2.30" };
    await statuses(50, "/api/v1/thing", from);
    ran = 0;
    const over = await form(from);
    expect(over.status).toBe(429);
    expect(over.body).toContain("A long thought");
    expect(over.body).not.toContain("secret");
    expect(over.headers["retry-after"]).toMatch(/^\d+$/);
    expect((await ask("/page.data", from)).status).toBe(429);
    expect(ran).toBe(0);
    await statuses(50, "/api/v1/thing", from);
    const flood = await form(from);
    expect([flood.status, flood.body.includes("A long thought")]).toEqual([429, false]);
  });
});
