/** The restore drill: a backup under load, put into a bare folder, served, and held against what was acknowledged. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { pause, root } from "../../bench/support/process";
import { seed } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";
import { startClient } from "./clients";
import { serve, type Served } from "./served";

const [busy, bare] = [temporaryFolder(), temporaryFolder()];
const comments = Number(process.env["DRILL_COMMENTS"] ?? 3_000);
let served: Served[] = [];

beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
});
afterAll(() => {
  for (const { child } of served) child.kill("SIGKILL");
  for (const folder of [busy, bare]) fs.rmSync(folder, { recursive: true, force: true });
});

const lectern = async (dataDir: string, ...args: string[]) => {
  const script = 'import { main } from "./build/lectern.js"; await main(process.argv, process.cwd());';
  const file = path.join(dataDir, "tool.mjs");
  fs.writeFileSync(file, script.replace("./build", path.join(root, "build")));
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args, "--json"], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", NODE_ENV: "production" },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
};

test("a backup under about 100 writes a second restores to all that was acknowledged before it began", async () => {
  const writers = 12;
  const { textId, blocks, tokens } = await seed(busy, { comments, writers });
  const live = await serve(busy, { LOG_LEVEL: "warn" });
  served = [live];
  const port = Number(new URL(live.url).port);
  const people = tokens.map((token, at) => startClient(at, () => port, { textId, blocks, token }));
  const acknowledged = () => people.flatMap((client) => client.records.filter((sent) => sent.acknowledged > 0));
  await pause(2_000);
  const before = acknowledged().map(({ id, body }) => ({ id, body }));
  const began = performance.now();
  // The tool makes no folder: a mistyped one would be found out when it is needed.
  fs.mkdirSync(path.join(bare, "backups"));
  const made = await lectern(busy, "backup", `${bare}/backups/`);
  const took = (performance.now() - began) / 1000;
  const during = acknowledged().length - before.length;
  await Promise.all(people.map((client) => client.stop()));
  await live.stop();

  expect(made).toMatchObject({ checked: "restored" });
  expect(before.length).toBeGreaterThan(20);
  // Otherwise it was not taken under load.
  expect(during).toBeGreaterThan(5);
  expect(people.flatMap((client) => client.faults)).toEqual([]);

  const home = path.join(bare, "home");
  fs.mkdirSync(home);
  await lectern(home, "restore", String(made["file"]));
  expect(await lectern(home, "doctor")).toMatchObject({ fine: true });
  const db = new Sqlite(path.join(home, "lectern.db"), { readonly: true });
  const kept = new Map(
    (db.prepare("select id, body from comments").all() as { id: string; body: string }[]).map(({ id, body }) => [
      id,
      body,
    ]),
  );
  db.close();
  expect(before.filter(({ id, body }) => kept.get(id) !== body)).toEqual([]);

  const back = await serve(home, { LOG_LEVEL: "warn" });
  served.push(back);
  const ask = (at: string, init: RequestInit = {}) =>
    fetch(back.url + at, {
      ...init,
      headers: { Authorization: `Bearer ${tokens[0]}`, "Content-Type": "application/json" },
    });
  for (const at of ["/readyz", "/", "/g/bench", `/t/${textId}`, "/api/v1/me", `/api/v1/texts/${textId}/comments`])
    expect([at, (await ask(at)).status]).toEqual([at, 200]);
  const body = JSON.stringify({ anchor: { block: blocks[0] }, body: "after the restore" });
  expect((await ask(`/api/v1/texts/${textId}/comments`, { method: "POST", body })).status).toBe(201);
  await back.stop();
  console.log(
    `${before.length} acknowledged before, ${during} meanwhile (${Math.round(during / took)}/s); ${kept.size} in the backup, taken and tried in ${took.toFixed(1)} s`,
  );
});
