/**
 * An upgrade that is killed half-way, from the database of every release: whole before or after, and the next start goes
 * on. On SQLite; with `DATABASE_URL=postgres://…` on PostgreSQL.
 */
import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalOf, migrate } from "#db/migrate";
import { databaseUrl, type DatabaseUrl } from "#db/url";
import {
  appliedTo,
  brokenIn,
  columnsOf,
  copyOf,
  releasedDatabase,
  releases,
  sumsOf,
  type Columns,
  type Sums,
} from "../support/released";
import { onServer } from "../support/on-server";

/** Most come from the newest release; from those before it an upgrade is killed at fewer points. */
const kills = { newest: 20, older: 7 } as const;

const folder = path.resolve("node_modules/.cache/lectern-tests", `upgrade-kills-${process.pid}`);
const { dialect } = databaseUrl();
const steps = journalOf(`migrations/${dialect}`).map(({ tag }) => tag);
const made: DatabaseUrl[] = [];
/** Noted, to be taken away again. */
const noted = async (url: Promise<DatabaseUrl>) => {
  made.push(await url);
  return url;
};

beforeAll(async () => {
  fs.mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: { migrate: "db/migrate.ts" },
    outdir: folder,
    ...{ bundle: true, platform: "node", format: "esm", target: "node20", packages: "external", logLevel: "warning" },
  });
  fs.writeFileSync(
    path.join(folder, "run.mjs"),
    `import { migrate } from "./migrate.js";
     process.on("message", async (url) => { process.send("begun"); await migrate(url, "migrations"); process.send("done"); process.disconnect(); });
     process.send("ready");`,
  );
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const each of made)
    if (each.dialect === "postgres")
      await onServer(
        process.env["DATABASE_URL"] ?? "",
        `drop database "${new URL(each.url).pathname.slice(1)}" with (force)`,
      );
});

describe.each(releases)("from %s", (tag) => {
  const points = tag === releases.at(-1) ? kills.newest : kills.older;
  let released: DatabaseUrl;
  let columns: Columns;
  let before: Sums;

  beforeAll(async () => {
    released = await noted(releasedDatabase(tag, folder));
    columns = await columnsOf(released);
    before = await sumsOf(released, columns);
  });

  test(`killed at ${points} points it is whole before or after, and goes on`, async () => {
    const whole = await killedAfter(await noted(copyOf(released)), null);
    let undone = 0;
    for (let at = 0; at < points; at++) {
      const url = await noted(copyOf(released));
      await killedAfter(url, (whole * 1.2 * at) / points);
      expect(await sumsOf(url, columns)).toEqual(before);
      const applied = await appliedTo(url);
      // Each step is there whole or not at all: its columns come with its line in the list of steps.
      const known = Object.keys(await columnsOf(url)).length;
      expect(known > Object.keys(columns).length).toBe(applied > steps.indexOf(tag) + 1);
      if (applied < steps.length) undone++;
      await migrate(url, "migrations");
      expect(await appliedTo(url)).toBe(steps.length);
      expect(await sumsOf(url, columns)).toEqual(before);
      expect(await brokenIn(url)).toEqual([]);
    }
    // Otherwise no kill came in time.
    expect(undone).toBeGreaterThan(0);
  });
});

/**
 * Migrates in a process of its own and kills it.
 *
 * @param milliseconds from when it begins; null: let it end
 * @returns how long it took
 */
function killedAfter(url: DatabaseUrl, milliseconds: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(folder, "run.mjs"), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let began = 0;
    child.on("message", (said) => {
      if (said === "ready") child.send(url);
      if (said !== "begun") return;
      began = performance.now();
      if (milliseconds !== null) setTimeout(() => child.kill("SIGKILL"), milliseconds);
    });
    child.once("error", reject);
    child.once("exit", () => resolve(performance.now() - began));
  });
}
