/** `kill -9` at any moment: what was acknowledged is there, once, word for word. The clients' own records judge. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { pause } from "../../bench/support/process";
import { seed } from "../../bench/support/seed";
import { startServer, temporaryFolder, type RunningServer } from "../../bench/support/server";
import { startClient } from "./clients";

const rounds = Number(process.env["CRASH_ROUNDS"] ?? 20);
const clients = 20;
const seedOfChance = Number(process.env["CRASH_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
/** Milliseconds: how long a start may take on a busy machine. */
const readyWithin = 30_000;

type Row = { id: string; body: string; seq: number; born_seq: number };

let folder = "";
let running: RunningServer | undefined;

beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
  folder = temporaryFolder();
});

afterAll(async () => {
  running?.child.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true, force: true });
});

test(`${rounds} times kill -9 while ${clients} clients post (CRASH_SEED=${seedOfChance})`, async () => {
  const chance = chances(seedOfChance);
  const { textId, blocks, tokens } = await seed(folder, { comments: 0, writers: clients });
  let port: number | null = null;
  const people = tokens.map((token, at) => startClient(at, () => port, { textId, blocks, token }));
  const starts: number[] = [];

  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    running = await startServer(folder);
    await ready(running.port);
    port = running.port;
    starts.push(performance.now() - began);
    // The last server is not killed, so that everybody has their say.
    if (round === rounds) break;
    await pause(50 + chance() * 1_200);
    const died = new Promise((resolve) => running?.child.once("exit", resolve));
    running.child.kill("SIGKILL");
    port = null;
    await died;
    if (round % 5 === 0) expect(checks()).toEqual({ integrity: "ok", foreignKeys: [] });
  }
  await pause(500);
  await Promise.all(people.map((client) => client.stop()));
  const listed = await everyComment(running!.port, textId);
  await running!.stop();

  const { rows, bound } = kept(textId);
  const records = people.flatMap((client) => client.records);
  const acknowledged = records.filter((sent) => sent.acknowledged > 0);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const retried = records.filter(({ tries, acknowledged: times }) => tries > times).length;
  console.log(
    `CRASH_SEED=${seedOfChance}: ${acknowledged.length} acknowledged, ${rows.length} kept, ${retried} sent again, ` +
      `slowest start ${Math.round(Math.max(...starts))} ms`,
  );

  expect(people.flatMap((client) => client.faults)).toEqual([]);
  expect(acknowledged.filter(({ id }) => !byId.has(id))).toEqual([]);
  expect(acknowledged.filter(({ id, body }) => byId.get(id)?.body !== body)).toEqual([]);
  // One comment has one number, however often it was sent.
  expect(acknowledged.filter(({ id, seqs }) => seqs.size !== 1 || !seqs.has(byId.get(id)?.seq ?? NaN))).toEqual([]);
  // Nothing twice, and nothing that nobody sent.
  expect(new Set(rows.map(({ body }) => body)).size).toBe(rows.length);
  const sentIds = new Set(records.map(({ id }) => id));
  expect(rows.filter(({ id }) => !sentIds.has(id))).toEqual([]);
  expect(listed.sort()).toEqual(rows.map(({ id }) => id).sort());
  // Numbers without a gap or a double: each was taken in the transaction that used it.
  expect(rows.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(rows.map((_, at) => at + 1));
  expect(bound).toBe(rows.length);
  expect(rows.every(({ seq, born_seq }) => seq === born_seq)).toBe(true);
  expect(checks()).toEqual({ integrity: "ok", foreignKeys: [] });
  // Otherwise nothing was tried.
  expect(acknowledged.length).toBeGreaterThan(rounds * 5);
  expect(retried).toBeGreaterThan(rounds);
});

async function ready(port: number): Promise<void> {
  const until = performance.now() + readyWithin;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() > until) throw new Error("The server did not become ready again.");
    await pause(20);
  }
}

function checks(): { integrity: unknown; foreignKeys: unknown } {
  const db = new Sqlite(path.join(folder, "lectern.db"));
  const found = {
    integrity: db.pragma("integrity_check", { simple: true }),
    foreignKeys: db.pragma("foreign_key_check"),
  };
  db.close();
  return found;
}

function kept(textId: string): { rows: Row[]; bound: number } {
  const db = new Sqlite(path.join(folder, "lectern.db"), { readonly: true });
  const rows = db.prepare("select id, body, seq, born_seq from comments where text_id = ?").all(textId) as Row[];
  const { seq } = db.prepare("select seq from texts where id = ?").get(textId) as { seq: number };
  db.close();
  return { rows, bound: seq };
}

/** As a reader finds them, page after page. */
async function everyComment(port: number, textId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ""; ;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/texts/${textId}/comments?limit=200${after}`);
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string | null };
    ids.push(...items.map(({ id }) => id));
    if (next === null) return ids;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chances(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
