/** Before each test file: a database nobody else uses, made before anything of ours is imported. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll } from "vitest";

const server = process.env["TEST_POSTGRES"];
/** Whether there is anything to close: many files open no database, and to load ours for that costs more than they do. */
let opened = server !== undefined || process.env["REDIS_URL"] !== undefined;

/**
 * What is written here need not outlast a power cut, and waiting for the disk at each commit was half of the suite's
 * time. That the product asks for it is a test of its own (tests/db/durable.test.ts); ended processes lose nothing.
 */
const asked = Sqlite.prototype.pragma as (source: string, options?: Sqlite.PragmaOptions) => unknown;
Sqlite.prototype.pragma = function (this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions) {
  opened = true;
  return asked.call(this, /^\s*synchronous\s*=/i.test(source) ? "synchronous = OFF" : source, options);
};

const folder = path.join(process.env["TEST_FOLDER"] ?? "", randomBytes(6).toString("hex"));
fs.mkdirSync(folder, { recursive: true });
process.env["DATA_DIR"] = folder;
process.env["NODE_ENV"] ??= "test";
// Tests do in a second what people do in an hour. Those about limits turn them on.
process.env["LIMITS"] ??= "off";
// What was done is said in the log, and thousands of such lines would hide what a test says.
process.env["LOG_LEVEL"] ??= "silent";

// A database of Redis for each process of tests, of the sixteen it has: what one file empties no other has just counted.
if (process.env["REDIS_URL"]) {
  const url = new URL(process.env["REDIS_URL"]);
  url.pathname = `/${(Number(process.env["VITEST_POOL_ID"] ?? 1) % 15) + 1}`;
  process.env["REDIS_URL"] = url.href;
}

if (server) {
  const { onServer } = await import("./on-server");
  const name = `lectern_test_${process.ppid}_${randomBytes(6).toString("hex")}`;
  await onServer(
    server,
    `create database ${name} template ${process.env["TEST_TEMPLATE"]} ${process.env["TEST_COPYING"] ?? ""}`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  process.env["DATABASE_URL"] = url.href;
} else {
  delete process.env["DATABASE_URL"];
  fs.copyFileSync(path.join(process.env["TEST_FOLDER"] ?? "", "template.db"), path.join(folder, "lectern.db"));
}

afterAll(async () => {
  if (!opened) return;
  const { closeLimits } = await import("~/limits/limits.server");
  await closeLimits();
  const { closeDatabase } = await import("#db/db.server");
  await closeDatabase();
});
