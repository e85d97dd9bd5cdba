/** What is acknowledged is on the disk: each connection of the product asks SQLite for it. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("every connection waits for the disk (synchronous=FULL), also to a database that was in use before", async () => {
  // Beside the packages, or the child would not find them.
  const cache = path.resolve("node_modules/.cache");
  fs.mkdirSync(cache, { recursive: true });
  const folder = fs.mkdtempSync(path.join(cache, "durable-"));
  const kept = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-durable-"));
  try {
    await build({
      entryPoints: ["db/connection.sqlite.ts"],
      outfile: path.join(folder, "connection.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      alias: { "#db": path.resolve("db") },
      logLevel: "warning",
    });
    // In a process of its own: in this one the suite has turned it off.
    const script = `
      import { connect } from "./connection.mjs";
      const told = [1, 2].map(() => {
        const connection = connect(process.argv[2]);
        connection.exec("create table if not exists words (word text)");
        const found = ["synchronous", "journal_mode"].map((name) => connection.pragma(name, { simple: true }));
        connection.close();
        return found;
      });
      console.log(JSON.stringify(told));`;
    fs.writeFileSync(path.join(folder, "ask.mjs"), script);
    const said = execFileSync(process.execPath, [path.join(folder, "ask.mjs"), path.join(kept, "one.db")]).toString();
    const full = 2;
    expect(JSON.parse(said)).toEqual([
      [full, "wal"],
      [full, "wal"],
    ]);
  } finally {
    for (const each of [folder, kept]) fs.rmSync(each, { recursive: true, force: true });
  }
});
