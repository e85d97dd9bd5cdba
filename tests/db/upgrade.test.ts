/**
 * From the database of every release to this schema: nothing is lost, and an older program keeps its hands off. That
 * a kill half-way harms nothing is tried in `tests/crash/upgrade.test.ts`. How a release adds its fixture: CONTRIBUTING.md.
 */
import fs from "node:fs";
import path from "node:path";
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

const folder = path.resolve("node_modules/.cache/lectern-tests", `upgrade-${process.pid}`);
const steps = journalOf(`migrations/${databaseUrl().dialect}`).map(({ tag }) => tag);

beforeAll(() => void fs.mkdirSync(folder, { recursive: true }));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("there is a fixture of every release", () =>
  expect(releases).toEqual(expect.arrayContaining(["0000_foundation", "0001_trust"])));

describe.each(releases)("from %s", (tag) => {
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
