/** Damaged, cut, missing and foreign files, by chance from a seed: seen at start or read as far as sound, never begun anew. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, refuseUnfitFile } from "#db/migrate";
import { seed } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";

const folder = temporaryFolder();
const rounds = Number(process.env["DAMAGE_ROUNDS"] ?? 100);
const seedOfChance = Number(process.env["CRASH_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const file = path.join(folder, "lectern.db");
let comments = 0;

beforeAll(async () => {
  await seed(folder, { comments: 400, writers: 3 });
  const db = new Sqlite(file);
  db.pragma("wal_checkpoint(truncate)");
  comments = Number(db.prepare("select count(*) from comments").pluck().get());
  db.close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

let state = seedOfChance;
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (count: number) => Math.floor(chance() * count);

const harms: Record<string, (at: string) => void> = {
  "a page zeroed"(at) {
    const page = 1 + below(Math.floor(fs.statSync(at).size / 4096) - 1);
    const handle = fs.openSync(at, "r+");
    fs.writeSync(handle, Buffer.alloc(4096), 0, 4096, page * 4096);
    fs.closeSync(handle);
  },
  "cut short": (at) => fs.truncateSync(at, 1 + below(fs.statSync(at).size - 1)),
  missing: (at) => fs.rmSync(at),
  emptied: (at) => fs.truncateSync(at, 0),
  foreign(at) {
    fs.rmSync(at);
    const other = new Sqlite(at);
    other.exec("create table someone_elses (id integer)");
    other.close();
  },
  "its log cut"(at) {
    const db = new Sqlite(at);
    db.pragma("wal_autocheckpoint = 0");
    const insert = db.prepare("update users set name = name || ?");
    for (let change = 0; change < 20; change++) insert.run("x");
    fs.copyFileSync(at, `${at}.kept`);
    fs.copyFileSync(`${at}-wal`, `${at}.kept-wal`);
    db.close();
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(at + end, { force: true });
    fs.renameSync(`${at}.kept`, at);
    fs.renameSync(`${at}.kept-wal`, `${at}-wal`);
    fs.truncateSync(`${at}-wal`, below(fs.statSync(`${at}-wal`).size));
  },
};

test(`${rounds} times (CRASH_SEED=${seedOfChance})`, async () => {
  const names = Object.keys(harms);
  const outcome: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const home = path.join(folder, `round-${round}`);
    fs.mkdirSync(home);
    const at = path.join(home, "lectern.db");
    fs.copyFileSync(file, at);
    await migrate({ dialect: "sqlite", file: at }, "migrations");
    for (const end of ["-wal", "-shm"]) fs.rmSync(at + end, { force: true });
    // Pages are what is damaged most in life.
    const name = chance() < 0.5 ? "a page zeroed" : (names[below(names.length)] ?? "");
    harms[name]?.(at);
    const refusal = await migrate({ dialect: "sqlite", file: at }, "migrations").then(
      () => null,
      (error: Error) => error,
    );
    const key = `${name}: ${refusal ? "refused" : "started"}`;
    outcome[key] = (outcome[key] ?? 0) + 1;
    if (refusal) {
      expect([name, refusal.name, refusal.message.split("\n").length]).toEqual([name, "UnfitDatabase", 1]);
      expect(refusal.message).toMatch(/lectern restore|another program|missing/);
    } else {
      // What was started on reads as a whole: nothing fell away, and nothing new was begun in its place.
      expect(name).toMatch(/zeroed|log/);
      const db = new Sqlite(at);
      expect([name, Number(db.prepare("select count(*) from comments").pluck().get())]).toEqual([name, comments]);
      expect(db.prepare("select body, html from comments").all()).toHaveLength(comments);
      db.close();
      expect(() => refuseUnfitFile(at, true)).not.toThrow();
    }
    fs.rmSync(home, { recursive: true });
  }
  console.log(`CRASH_SEED=${seedOfChance}`, outcome);
  expect(Object.keys(outcome).some((key) => key.endsWith("refused"))).toBe(true);
});
