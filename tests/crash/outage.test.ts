/**
 * What the server needs goes away and comes back: readiness turns red within five seconds and green by itself, the
 * process lives, nothing it says betrays how it is made. With `DATABASE_URL=postgres://…` and `REDIS_URL=redis://…`; each
 * is reached through a line that the test can cut.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { temporaryFolder } from "../../bench/support/server";
import { onServer } from "../support/on-server";
import { comesTrue, serve, type Served } from "./served";

const postgres = process.env["DATABASE_URL"]?.startsWith("postgres") ? process.env["DATABASE_URL"] : undefined;
const redis = process.env["REDIS_URL"];
if (!postgres || !redis)
  console.log("Skipped: needs DATABASE_URL=postgres://… and REDIS_URL=redis://…, to be without them for a while.");

const folder = temporaryFolder();
const name = `lectern_outage_${randomBytes(6).toString("hex")}`;
const lines: Record<string, Line> = {};
let served: Served;

describe.runIf(postgres && redis)("the database and Redis, each away for a while", () => {
  beforeAll(async () => {
    if (!isBuilt()) await build({ quiet: true });
    await onServer(postgres ?? "", `create database ${name}`);
    lines["database"] = await lineTo(postgres ?? "");
    lines["redis"] = await lineTo(redis ?? "");
    const through = lines["database"].url(postgres ?? "");
    through.pathname = `/${name}`;
    served = await serve(folder, {
      DATABASE_URL: through.href,
      REDIS_URL: lines["redis"].url(redis ?? "").href,
    });
  });
  afterAll(async () => {
    served?.child.kill("SIGKILL");
    for (const line of Object.values(lines)) line.close();
    fs.rmSync(folder, { recursive: true, force: true });
    await onServer(postgres ?? "", `drop database if exists ${name} with (force)`);
  });

  const ready = async () => (await fetch(`${served.url}/readyz`)).status === 200;

  test.each(["database", "redis"])("%s", async (which) => {
    expect(await comesTrue(5_000, ready)).toBe(true);
    lines[which]?.cut();
    expect(await comesTrue(5_000, async () => !(await ready()))).toBe(true);
    expect(await (await fetch(`${served.url}/readyz`)).json()).toMatchObject({ ready: false, [which]: "away" });
    // It lives, and says nothing of what is wrong inside.
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    for (const at of ["/", "/sign-in", "/api/v1/me", "/g/nothing"]) {
      const answer = await fetch(served.url + at, { headers: { Accept: "text/html, application/json" } });
      const said = await answer.text();
      expect([at, /ECONN|pg_|select "|node_modules|\bat \S+ \(/.exec(said)?.[0]]).toEqual([at, undefined]);
    }
    lines[which]?.mend();
    expect(await comesTrue(15_000, ready)).toBe(true);
    expect((await fetch(`${served.url}/`)).status).toBe(200);
    expect(served.child.exitCode).toBeNull();
  });
});

type Line = { url(of: string): URL; cut(): void; mend(): void; close(): void };

/** A way to a server which passes bytes on, until it is cut. */
async function lineTo(of: string): Promise<Line> {
  const { hostname, port } = new URL(of);
  const open = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) return void near.destroy();
    const far = net.connect(Number(port), hostname);
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => (open.delete(socket), other.destroy()));
      socket.pipe(other);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const at = String((server.address() as net.AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url(whole) {
      const url = new URL(whole);
      [url.hostname, url.port] = ["127.0.0.1", at];
      return url;
    },
    cut,
    mend: () => void (isCut = false),
    close: () => (cut(), server.close()),
  };
}
