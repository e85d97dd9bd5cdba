/** SQLite's log is carried over by a thread; where that one ends by itself, by the writer again. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "drizzle-orm";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "#db/database";
import { openSqlite } from "#db/database.sqlite";

// Beside the packages, or the thread would not find them.
const cache = path.resolve("node_modules/.cache");
fs.mkdirSync(cache, { recursive: true });
const built = fs.mkdtempSync(path.join(cache, "checkpointer-"));
const checkpointer = path.join(built, "checkpointer.mjs");

beforeAll(() =>
  build({
    ...{ entryPoints: ["db/checkpointer.ts"], outfile: checkpointer, logLevel: "warning" },
    ...{ bundle: true, platform: "node", format: "esm", packages: "external" },
  }),
);
afterAll(() => fs.rmSync(built, { recursive: true, force: true }));

let folder: string;
let file: string;
let database: Database;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-checkpointer-"));
  file = path.join(folder, "one.db");
  database = openSqlite(file);
  await database.write(async (tx) => tx.run(sql`create table words (word text)`));
});
afterEach(async () => {
  await database.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const add = (word: string) => database.write(async (tx) => tx.run(sql`insert into words values (${word})`));

/** What the file says by itself, without its log; null where it is not yet a database. */
function inFile(): number | null {
  const copy = path.join(folder, "copy.db");
  fs.rmSync(copy, { force: true });
  fs.copyFileSync(file, copy);
  const alone = new Sqlite(copy, { readonly: true });
  try {
    return alone.prepare("select count(*) from words").pluck().get() as number;
  } catch {
    return null;
  } finally {
    alone.close();
  }
}

test("the thread carries over, again and again, and ends with the database", async () => {
  await add("one");
  expect(inFile()).toBeNull();
  database.checkpointApart(checkpointer);
  await vi.waitFor(() => expect(inFile()).toBe(1), 10_000);
  await add("two");
  await vi.waitFor(() => expect(inFile()).toBe(2), 10_000);
  await database.close();
  expect(fs.readdirSync(folder).filter((name) => name.startsWith("one.db-"))).toEqual([]);
  database = openSqlite(file);
  expect(await database.read.all(sql`select word from words`)).toHaveLength(2);
});

test("where the thread cannot be, the writer does it as before", async () => {
  const broken = path.join(folder, "broken.mjs");
  fs.writeFileSync(broken, "throw new Error('not today');");
  database.checkpointApart(broken);
  await vi.waitFor(async () => {
    // Some 4 MB at a time: more than the log of a writer that is alone may hold.
    await add("w".repeat(5_000_000));
    expect(inFile()).toBeGreaterThan(0);
  }, 10_000);
});
