/**
 * From the database of every release to this schema: nothing is lost, a kill half-way harms nothing, and an older program
 * keeps its hands off. How a release adds its fixture: CONTRIBUTING.md.
 */
import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalOf, migrate, standingOf } from "#db/migrate";
import { databaseUrl, type DatabaseUrl } from "#db/url";
import {
  appliedTo,
  brokenIn,
  columnsOf,
  copyOf,
  migrationsUpTo,
  query,
  releasedDatabase,
  releasedFile,
  releases,
  sumsOf,
  type Columns,
  type Sums,
} from "../support/released";

/** Most come from the newest release; from those before it an upgrade is killed at fewer points. */
const killsOf = (tag: string) => {
  const most = Number(process.env["UPGRADE_KILLS"] ?? 6);
  return tag === releases.at(-1) ? most : Math.ceil(most / 3);
};
const folder = path.resolve("node_modules/.cache/lectern-tests", `upgrade-${process.pid}`);
const steps = journalOf(`migrations/${databaseUrl().dialect}`).map(({ tag }) => tag);

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
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("there is a fixture of every release", () =>
  expect(releases).toEqual(expect.arrayContaining(["0000_foundation", "0001_trust"])));

describe.each(releases)("from %s", (tag) => {
  const kills = killsOf(tag);
  let released: DatabaseUrl;
  let columns: Columns;
  let before: Sums;

  beforeAll(async () => {
    released = await releasedDatabase(tag, folder);
    columns = await columnsOf(released);
    before = await sumsOf(released, columns);
  });

  test("it is a database of that release, and large enough to say something", async () => {
    expect(await appliedTo(released)).toBe(steps.indexOf(tag) + 1);
    expect(await standingOf(released, "migrations")).toEqual({
      holds: true,
      waiting: steps.length - steps.indexOf(tag) - 1,
    });
    expect(before["comments"]?.rows).toBeGreaterThanOrEqual(10_000);
    // Every table of that time has rows, so that each one's upgrade is tried.
    expect(Object.entries(before).filter(([, { rows }]) => rows === 0)).toEqual([]);
  });

  test("every row is kept, and a second time changes nothing", async () => {
    const url = await copyOf(released);
    await migrate(url, "migrations");
    expect(await sumsOf(url, columns)).toEqual(before);
    expect(await appliedTo(url)).toBe(steps.length);
    expect(await brokenIn(url)).toEqual([]);
    const all = await columnsOf(url);
    const after = await sumsOf(url, all);
    await migrate(url, "migrations");
    expect(await columnsOf(url)).toEqual(all);
    expect(await sumsOf(url, all)).toEqual(after);
    expect(await appliedTo(url)).toBe(steps.length);
  });

  test("the schema is the one that a new database gets", async () => {
    const [url, fresh] = [await copyOf(released), await copyOf(released)];
    await migrate(url, "migrations");
    if (fresh.dialect === "sqlite") fs.rmSync(fresh.file);
    else await query(fresh, "", "drop schema public cascade; create schema public; drop schema drizzle cascade");
    await migrate(fresh, "migrations");
    expect(await columnsOf(url)).toEqual(await columnsOf(fresh));
  });

  test(`killed at ${kills} points it is whole before or after, and goes on`, async () => {
    const whole = await killedAfter(await copyOf(released), null);
    let undone = 0;
    for (let at = 0; at < kills; at++) {
      const url = await copyOf(released);
      await killedAfter(url, (whole * 1.2 * at) / kills);
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
  }, 240_000);

  test("the release itself refuses the newer schema, and changes nothing", async () => {
    if (steps.at(-1) === tag) return;
    const url = await copyOf(released);
    await migrate(url, "migrations");
    const all = await columnsOf(url);
    const after = await sumsOf(url, all);
    await expect(migrate(url, migrationsUpTo(tag))).rejects.toMatchObject({
      name: "UnfitDatabase",
      message: expect.stringContaining("newer version"),
    });
    expect(await sumsOf(url, all)).toEqual(after);
  });

  test.runIf(databaseUrl().dialect === "sqlite")("no released migration was changed since", async () => {
    const file = path.join(folder, `${tag}.db`);
    releasedFile(tag, file);
    const made = path.join(folder, `${tag}-made.db`);
    await migrate({ dialect: "sqlite", file: made }, migrationsUpTo(tag));
    expect(schemaOf(made)).toEqual(schemaOf(file));
  });
});

const schemaOf = (file: string) => {
  const connection = new Sqlite(file);
  const found = connection
    .prepare("select name, sql from sqlite_master where sql is not null and name not like '%drizzle%' order by name")
    .all();
  connection.close();
  return found;
};

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
