/** How webhooks are sent: how often it is tried, that it is done once, and what is kept of it. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { postComment } from "~/comments/comments.server";
import { isRefusal } from "~/refusals";
import { deliveriesOf, sendAgain, sendTest } from "~/webhooks/deliveries.server";
import { deliverWebhooks, sweepDeliveries } from "~/webhooks/deliver.server";
import { retries, webhookLimits, type NewWebhookView } from "~/webhooks/webhook";
import { addWebhook, changeWebhook, webhookFor } from "~/webhooks/webhooks.server";
import { makeCast, type Cast } from "../support/people";

const { webhookDeliveries, webhooks, notices } = schema;
type Heard = { headers: http.IncomingHttpHeaders; body: string };
let heard: Heard[] = [];
let answer: (res: http.ServerResponse) => void = (res) => res.writeHead(204).end();
let server: http.Server;
let url = "";
let cast: Cast;
let hook: NewWebhookView;
const page = { limit: 50, after: null };

beforeAll(async () => {
  server = http.createServer((req, res) => {
    let body = "";
    req.on("data", (chunk: Buffer) => (body += chunk.toString()));
    req.on("end", () => {
      heard.push({ headers: req.headers, body });
      answer(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  process.env["FETCH_ALLOW"] = new URL(url).host;
  cast = await makeCast("private");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  await write((tx) => tx.delete(webhooks));
  heard = [];
  answer = (res) => res.writeHead(204).end();
  hook = await addWebhook(cast.host, cast.slug, { url });
});

const log = async () => (await deliveriesOf(cast.host, cast.slug, hook.id, page)).items;
/** As if its time had come. */
const makeDue = () => write((tx) => tx.update(webhookDeliveries).set({ dueAt: new Date(0), leasedUntil: null }));
const endOf = (run: Promise<unknown>) =>
  run.then(
    () => "answered",
    (error: unknown) => (isRefusal(error) ? error.kind : "broken"),
  );

describe("how it is sent", () => {
  test("tried again after a while, given up after a day, with the answer kept", async () => {
    answer = (res) => res.writeHead(500).end("the database\u0000is away\u202e".repeat(100));
    await sendTest(cast.host, cast.slug, hook.id);
    for (let n = 1; n <= retries.length + 1; n++) {
      await deliverWebhooks();
      const [delivery] = await log();
      expect(delivery).toMatchObject({ tries: n, status: 500, state: n > retries.length ? "failed" : "waiting" });
      expect(delivery?.answer).toMatch(/^the databaseis away/);
      expect(delivery?.answer.length).toBeLessThanOrEqual(webhookLimits.answer);
      const wait = delivery?.nextAt ? Date.parse(delivery.nextAt) - Date.now() : 0;
      const planned = retries[n - 1] ?? 0;
      expect(wait).toBeGreaterThanOrEqual(planned * 0.9 - 2_000);
      expect(wait).toBeLessThanOrEqual(planned * 1.1 + 1);
      if (delivery?.nextAt) await makeDue();
    }
    expect(heard).toHaveLength(retries.length + 1);
    expect(new Set(heard.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(retries.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(20 * 3_600_000);
    await deliverWebhooks();
    expect(heard).toHaveLength(retries.length + 1);
    answer = (res) => res.writeHead(200).end("ok");
    const [failed] = await log();
    await sendAgain(cast.host, cast.slug, hook.id, failed?.id ?? "");
    await deliverWebhooks();
    expect(await log()).toMatchObject([{ state: "delivered", tries: 1, answer: "ok" }]);
  });

  test("a redirect is an answer like any other, and is not followed", async () => {
    answer = (res) => res.writeHead(302, { Location: url }).end();
    await sendTest(cast.host, cast.slug, hook.id);
    await deliverWebhooks();
    expect(heard).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: "waiting", status: 302 }]);
  });

  test("paused after many that were given up, and hosts are told once; going on begins anew", async () => {
    answer = (res) => res.destroy();
    for (let n = 0; n < webhookLimits.failures; n++)
      await postComment(cast.author, cast.text.id, { body: `words ${n}` });
    for (let n = 0; n <= retries.length; n++) {
      await deliverWebhooks();
      await write((tx) =>
        tx
          .update(webhookDeliveries)
          .set({ dueAt: new Date(0) })
          .where(eq(webhookDeliveries.webhookId, hook.id)),
      );
    }
    expect(await webhookFor(cast.host, cast.slug, hook.id)).toMatchObject({
      state: "paused",
      failures: webhookLimits.failures,
    });
    const told = await read().select().from(notices).where(eq(notices.kind, "webhook-paused"));
    expect(told.map(({ userId }) => userId)).toEqual([cast.host.id]);
    expect(await endOf(sendTest(cast.host, cast.slug, hook.id))).toBe("conflict");
    answer = (res) => res.writeHead(204).end();
    expect(await changeWebhook(cast.host, cast.slug, hook.id, { paused: false })).toMatchObject({
      state: "active",
      failures: 0,
    });
  });

  test("410 means that nobody wants any more", async () => {
    answer = (res) => res.writeHead(410).end();
    await sendTest(cast.host, cast.slug, hook.id);
    await deliverWebhooks();
    expect(await webhookFor(cast.host, cast.slug, hook.id)).toMatchObject({
      state: "paused",
      last: { state: "failed", status: 410 },
    });
  });

  test("several processes at once send each once; one address gets one at a time from each", async () => {
    let at = 0;
    let most = 0;
    answer = (res) => {
      most = Math.max(most, ++at);
      setTimeout(() => {
        at--;
        res.writeHead(204).end();
      }, 10);
    };
    for (let n = 0; n < 30; n++) await postComment(cast.author, cast.text.id, { body: `words ${n}` });
    await Promise.all([deliverWebhooks(), deliverWebhooks(), deliverWebhooks()]);
    expect(heard).toHaveLength(30);
    expect(new Set(heard.map(({ headers }) => headers["webhook-id"])).size).toBe(30);
    expect(most).toBeLessThanOrEqual(3);
  });

  test("what a killed process had taken is sent once its lease is over, under the same id", async () => {
    const { id } = await sendTest(cast.host, cast.slug, hook.id);
    await write((tx) => tx.update(webhookDeliveries).set({ leasedUntil: new Date(Date.now() + 30_000), tries: 1 }));
    await deliverWebhooks();
    expect(heard).toHaveLength(0);
    await write((tx) => tx.update(webhookDeliveries).set({ leasedUntil: new Date(Date.now() - 1) }));
    await deliverWebhooks();
    expect(heard.map(({ headers }) => headers["webhook-id"])).toEqual([id]);
    expect(await log()).toMatchObject([{ tries: 2, state: "delivered" }]);
  });

  test("the address is looked at again each time it is called", async () => {
    await write((tx) => tx.update(webhooks).set({ url: "https://hooks.example/x" }));
    await sendTest(cast.host, cast.slug, hook.id);
    await deliverWebhooks(async () => [{ address: "127.0.0.1", family: 4 }]);
    expect(heard).toHaveLength(0);
    expect(await log()).toMatchObject([
      { state: "waiting", status: null, answer: expect.stringContaining("private network") },
    ]);
  });

  test("by hand not more than twenty a minute", async () => {
    vi.stubEnv("LIMITS", "");
    const ends = [];
    for (let n = 0; n < 22; n++) ends.push(await endOf(sendTest(cast.host, cast.slug, hook.id)));
    vi.unstubAllEnvs();
    expect(ends.filter((end) => end === "too-many")).toHaveLength(2);
  });

  test("what is old is forgotten, what is new is not; a page of the log follows another", async () => {
    for (let n = 0; n < 5; n++) await sendTest(cast.host, cast.slug, hook.id);
    const first = await deliveriesOf(cast.host, cast.slug, hook.id, { limit: 3, after: null });
    const second = await deliveriesOf(cast.host, cast.slug, hook.id, { limit: 3, after: first.next });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.next).toBeNull();
    await sweepDeliveries();
    expect(await log()).toHaveLength(5);
    await sweepDeliveries(Date.now() + webhookLimits.kept + 60_000);
    expect(await log()).toHaveLength(0);
  });
});
