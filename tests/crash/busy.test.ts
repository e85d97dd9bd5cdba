/**
 * Many writers and readers at once: nobody hears of a busy database. `BUSY_SECONDS=60` for the full bar. First each
 * asks once a second, as quick people do; then without a pause, so that the process has more to do than it can and
 * whoever asks waits for all the others.
 */
import fs from "node:fs";
import http from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { pause } from "../../bench/support/process";
import { seed } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";
import { serve, type Served } from "./served";

const folders: string[] = [];
const seconds = Number(process.env["BUSY_SECONDS"] ?? 10);
const [writers, readers] = [32, 200];
let served: Served | undefined;
beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
});
afterAll(() => {
  served?.child.kill("SIGKILL");
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["each once a second", 1000],
  ["without a pause", 0],
])(`${writers} writers and ${readers} readers for ${seconds} s, %s: no 5xx, no SQLITE_BUSY`, async (_, every) => {
  const folder = temporaryFolder();
  folders.push(folder);
  const { textId, blocks, tokens } = await seed(folder, { comments: 300, writers });
  served = await serve(folder, { LOG_LEVEL: "warn" });
  const { port } = new URL(served.url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: writers + readers });
  const statuses = new Map<string, number>();
  const times: number[] = [];
  let over = false;
  const ask = (path: string, token: string, body = "") =>
    new Promise<void>((resolve) => {
      const began = performance.now();
      const settle = (outcome: string) => {
        const key = `${body ? "write" : "read"} ${outcome}`;
        statuses.set(key, (statuses.get(key) ?? 0) + 1);
        if (body) times.push(performance.now() - began);
        resolve();
      };
      const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
      const request = http.request(
        { agent, port, host: "127.0.0.1", method: body ? "POST" : "GET", path, headers },
        (response) => response.resume().on("end", () => settle(String(response.statusCode))),
      );
      request.on("error", (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
      request.end(body);
    });
  const load = Array.from({ length: writers + readers }, async (_, at) => {
    const token = tokens[at % tokens.length] ?? "";
    // Not all in the same instant.
    await pause((every * at) / (writers + readers));
    for (let round = 0; !over; round++) {
      const began = performance.now();
      const anchor = { block: blocks[(at + round) % blocks.length] };
      if (at < writers)
        await ask(
          `/api/v1/texts/${textId}/comments`,
          token,
          JSON.stringify({ anchor, body: `${at} in round ${round}` }),
        );
      else await ask(round % 2 ? `/api/v1/texts/${textId}/comments?limit=20` : "/api/v1/groups/bench", token);
      if (every > 0 && !over) await pause(Math.max(0, every - (performance.now() - began)));
    }
  });
  await pause(seconds * 1000);
  over = true;
  await Promise.all(load);
  agent.destroy();
  await served.stop();
  times.sort((a, b) => a - b);
  console.log(Object.fromEntries(statuses), `write p99 ${Math.round(times[Math.floor(times.length * 0.99)] ?? 0)} ms`);
  expect([...statuses.keys()].sort()).toEqual(["read 200", "write 201"]);
  expect(served.said()).not.toMatch(/SQLITE_BUSY|broken/);
  expect(times.length).toBeGreaterThan(writers);
});
