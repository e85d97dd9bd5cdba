import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { eq } from "drizzle-orm";
import net from "node:net";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import type { News } from "~/live/news";
import { ask, circle, hears, openStage, pause, person, speak, type Stage } from "./stage";

const installed = spawnSync("redis-server", ["--version"]).status === 0;

async function until(holds: () => boolean | Promise<boolean>, within = 15_000): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; await pause(20)) if (await holds()) return;
  throw new Error(`not within ${within} ms`);
}

/** This process and, played by a bare Redis client, another of the same service. */
describe.skipIf(!installed)("several processes, one service (needs redis-server)", () => {
  let stage: Stage;
  let redis: ChildProcess;
  let port: number;
  let other: ReturnType<typeof createClient>;
  const published: Array<{ kind: string }> = [];

  async function startRedis() {
    redis = spawn("redis-server", ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], { stdio: "ignore" });
    for (let tries = 0; tries < 100; tries++) {
      const open = await new Promise((resolve) => {
        const socket = net.connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
        socket.on("error", () => resolve(false));
      });
      if (open) return;
      await pause(50);
    }
  }
  const tellAsOther = (kind: string, news: unknown) =>
    other.publish("lectern:live", JSON.stringify({ from: "other", kind, news }));

  beforeAll(async () => {
    port = await new Promise((resolve) => {
      const probe = net.createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as net.AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    await startRedis();
    process.env["REDIS_URL"] = `redis://127.0.0.1:${port}`;
    other = createClient({ url: process.env["REDIS_URL"], socket: { reconnectStrategy: 100 } });
    other.on("error", () => undefined);
    await other.connect();
    const listening = other.duplicate();
    listening.on("error", () => undefined);
    await listening.connect();
    await listening.subscribe("lectern:live", (message) => published.push(JSON.parse(message) as { kind: string }));
    stage = await openStage();
    // Until this process listens too: a message before that is nobody's.
    await until(async () => (await other.pubSubNumSub("lectern:live"))["lectern:live"] === 2);
  });
  afterAll(async () => {
    await stage.close();
    other.destroy();
    redis.kill();
  });

  test("news of others is heard, one's own once", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const client = stage.client();
    const heard: number[] = [];
    client.on("comment", ({ seq }) => heard.push(seq));
    await ask(client, "join", { room });
    await tellAsOther("comment", await speak(ann.viewer, textId, "theirs", { silent: true }));
    await speak(ann.viewer, textId, "ours");
    // Whatever came twice came before this one.
    await tellAsOther("comment", await speak(ann.viewer, textId, "theirs again", { silent: true }));
    await until(() => heard.includes(3));
    expect(heard).toEqual([1, 2, 3]);
    expect(published.filter(({ kind }) => kind === "comment")).toHaveLength(3);
  });

  test("news of two processes that crosses on the way goes out in order", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const client = stage.client();
    const heard: number[] = [];
    client.on("comment", ({ seq }) => heard.push(seq));
    await ask(client, "join", { room });
    const first = await speak(ann.viewer, textId, "theirs, late", { silent: true });
    await speak(ann.viewer, textId, "ours");
    await tellAsOther("comment", first);
    await tellAsOther("comment", await speak(ann.viewer, textId, "theirs again", { silent: true }));
    await until(() => heard.includes(3));
    expect(heard).toEqual([1, 2, 3]);
  });

  test("a removal elsewhere ends listening here within a second", async () => {
    const ann = await person();
    const { groupId, room } = await circle("private", [{ id: ann.id }]);
    const client = stage.client({ cookie: ann.cookie });
    await ask(client, "join", { room });
    const bye = hears<News["bye"]>(client, "bye", () => true, 1_000);
    await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.groupId, groupId)));
    await tellAsOther("access", { groupId, userId: ann.id });
    expect(await bye).toEqual({ room, why: "removed" });
  });

  test("what Redis lost is found in the database", async () => {
    const ann = await person();
    const { textId, room } = await circle("public", [{ id: ann.id }]);
    const client = stage.client();
    await ask(client, "join", { room });
    const heard = hears<News["comment"]>(client, "comment", () => true, 9_000);
    await speak(ann.viewer, textId, "lost", { silent: true });
    expect(await heard).toMatchObject({ seq: 1 });
  });

  test("while Redis is away writing goes on, removals elsewhere hold within seconds, and afterwards all agree", async () => {
    const ann = await person();
    const { textId, room, groupId } = await circle("private", [{ id: ann.id }]);
    const guest = await person();
    await write((tx) =>
      tx
        .insert(schema.memberships)
        .values({ groupId, userId: guest.id, role: "member", state: "active", joinedAt: new Date() }),
    );
    const [client, removed] = [stage.client({ cookie: ann.cookie }), stage.client({ cookie: guest.cookie })];
    const heard: number[] = [];
    client.on("comment", ({ seq }) => heard.push(seq));
    await ask(client, "join", { room });
    await ask(removed, "join", { room });
    const gone = new Promise((resolve) => redis.once("exit", resolve));
    redis.kill("SIGKILL");
    await gone;
    await speak(ann.viewer, textId, "here");
    await speak(ann.viewer, textId, "elsewhere", { silent: true });
    const bye = hears<News["bye"]>(removed, "bye", () => true, 9_000);
    await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.userId, guest.id)));
    await bye;
    await startRedis();
    await until(async () => other.isReady && (await other.pubSubNumSub("lectern:live"))["lectern:live"] === 2);
    await speak(ann.viewer, textId, "after");
    // Over the line that stands again; whatever came twice came before.
    await tellAsOther("comment", await speak(ann.viewer, textId, "elsewhere again", { silent: true }));
    await until(() => heard.includes(4));
    expect(heard).toEqual([1, 2, 3, 4]);
  });
});
