/** `/metrics`: for operators only, and without a word that is anybody's. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { makeUser, tokenOf } from "../support/people";
import { openDoor } from "./door";

let door: Awaited<ReturnType<typeof openDoor>>;
let operator: SignedIn;
const scrape = (token?: string) => door.ask("/metrics", token ? { headers: { authorization: `Bearer ${token}` } } : {});

beforeAll(async () => {
  door = await openDoor({
    "g/:slug": { loader: () => new Response("a group") },
    "g/new": { loader: () => new Response("a form") },
    fails: { loader: () => Promise.reject(new Error("broken")) },
  });
  const user = await makeUser("Ops");
  await write((tx) => tx.update(schema.users).set({ isOperator: true }).where(eq(schema.users.id, user.id)));
  operator = { ...user, isOperator: true };
});
afterAll(() => door.close());

test("who may", async () => {
  const member = await makeUser();
  expect(await scrape(await tokenOf(operator, ["operate"]))).toMatchObject({ status: 200 });
  const others: [string | undefined, number][] = [
    [undefined, 401],
    ["not-a-token-at-all-but-long", 401],
    [await tokenOf(member, ["read", "write"]), 404],
    [await tokenOf(operator, ["read", "write", "moderate"]), 404],
  ];
  for (const [token, status] of others) {
    const answer = await scrape(token);
    expect([token, answer.status]).toEqual([token, status]);
    expect(answer.body).not.toContain("lectern_");
  }
});

test("it is OpenMetrics, counts by route, and names no address and no person", async () => {
  for (const path of ["/g/secret-circle-9", "/g/new", "/fails", "/nowhere-secret-7", "/g/new?token=secret-8"])
    await door.ask(path, { headers: { host: "localhost" } });
  const { headers, body } = await scrape(await tokenOf(operator, ["operate"]));
  expect(headers["content-type"]).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
  expect(body.trimEnd().endsWith("# EOF")).toBe(true);
  expect(body).toMatch(/lectern_http_requests_total\{route="g\/:slug",status="2xx"\} 1\n/);
  expect(body).toMatch(/lectern_http_requests_total\{route="g\/new",status="2xx"\} 2\n/);
  expect(body).toMatch(/lectern_http_requests_total\{route="fails",status="5xx"\} 1\n/);
  expect(body).toMatch(/lectern_http_requests_total\{route="other",status="[24]xx"\} /);
  for (const name of [
    "nodejs_eventloop_lag_p99_seconds",
    "lectern_http_request_seconds_bucket",
    "lectern_writes_total",
    "lectern_mails_waiting",
    "lectern_users",
    "lectern_disk_free_bytes",
    "lectern_backup_last_good_seconds",
    "lectern_build_info",
  ])
    expect(body).toContain(name);
  expect(body).not.toMatch(/secret|Ops|example\.org/);
  const again = await scrape(await tokenOf(operator, ["operate"]));
  expect(again.status).toBe(200);
});
