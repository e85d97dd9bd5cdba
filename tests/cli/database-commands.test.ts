/** Backing up, restoring, and the databases that must not be started on. Files only: PostgreSQL has tools of its own. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { examine } from "#db/doctor";
import { migrate } from "#db/migrate";
import { onServer } from "../support/on-server";
import { documentOf, makeTool } from "./tool";

let tool: Awaited<ReturnType<typeof makeTool>>;
let folder: string;
let file: string;
const env = () => ({ DATA_DIR: folder, DATABASE_URL: "" });
/** In this process, which is quicker; the tool says the same sentence. */
const migrateHere = () => migrate({ dialect: "sqlite", file }, "migrations");
const run = (...args: string[]) => tool.lectern(args, env());
const runApart = (...args: string[]) => tool.process(args, env());

beforeAll(async () => {
  tool = await makeTool();
});
afterAll(() => tool.forget());
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-database-"));
  file = path.join(folder, "lectern.db");
  await migrateHere();
});

describe("a backup", () => {
  test("comes back, and what stood there is kept", async () => {
    await run("user", "add", "Rosa", "--email", "rosa@example.org");
    fs.mkdirSync(path.join(folder, "kept"));
    const to = path.join(folder, "kept", "one.db");
    expect(documentOf(await run("backup", to, "--json"))).toMatchObject({ file: to });
    await run("user", "add", "Karl", "--email", "karl@example.org");
    expect(await run("restore", to)).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    const { keptAs } = documentOf(await run("restore", to, "--force", "--json"));
    expect(namesIn(file)).toEqual(["Rosa"]);
    expect(namesIn(String(keptAs))).toEqual(["Rosa", "Karl"]);
    expect(await run("doctor")).toMatchObject({ code: 0 });
  });

  test("never overwrites, and is taken into a folder under a name of its own", async () => {
    const to = path.join(folder, "one.db");
    await run("backup", to);
    expect(await run("backup", to)).toMatchObject({ code: 1, err: expect.stringContaining("exists already") });
    fs.mkdirSync(path.join(folder, "many"));
    for (const into of [`${folder}/many/`, `${folder}/many`])
      expect(documentOf(await run("backup", into, "--json"))["file"]).toMatch(/many\/lectern-.*\.db$/);
  });

  test.each(["elswhere/", "elswhere/one.db"])("makes no folder: %s", async (to) => {
    const outcome = await run("backup", path.join(folder, to) + (to.endsWith("/") ? "/" : ""));
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(/^There is no folder .*elswhere\. Make it first, or name another.*\n$/);
    expect(fs.existsSync(path.join(folder, "elswhere"))).toBe(false);
  });

  test("is refused where it is empty, as a copy that was cut short is", async () => {
    const empty = path.join(folder, "empty.db");
    fs.writeFileSync(empty, "");
    const before = fs.readFileSync(file);
    expect(await run("restore", empty, "--force")).toMatchObject({ code: 1, err: expect.stringContaining("is empty") });
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  test("is not put in the place of a database that is in use", async () => {
    const to = path.join(folder, "one.db");
    await run("backup", to);
    const using = new Sqlite(file);
    using.pragma("user_version");
    using.prepare("select count(*) from users").get();
    expect(await runApart("restore", to, "--force")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Stop Lectern"),
    });
    using.close();
  });
});

describe("where no Lectern is, a mistyped folder say", () => {
  const commands: string[][] = [
    ["user", "list"],
    ["user", "disable", "Rosa"],
    ["user", "reset-link", "Rosa"],
    ["group", "add", "circle", "--name", "Circle", "--host", "Rosa"],
    ["group", "list"],
    ["member", "add", "circle", "Rosa"],
    ["member", "list", "circle"],
    ["member", "remove", "circle", "Rosa"],
    ["import", "README.md", "--group", "circle"],
    ["backup", path.join(os.tmpdir(), "never.db")],
  ];
  test.each(commands)("%s %s begins none", async (...args) => {
    const typo = path.join(folder, "daat");
    const outcome = await tool.lectern([...args], { DATA_DIR: typo, DATABASE_URL: "" });
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(/^There is no Lectern in .*daat: .*\n$/);
    expect(fs.existsSync(typo)).toBe(false);
  });

  test("the doctor says so, and makes nothing", async () => {
    const typo = path.join(folder, "daat");
    const outcome = await tool.lectern(["doctor"], { DATA_DIR: typo, DATABASE_URL: "" });
    expect(outcome).toMatchObject({ code: 1, out: expect.stringMatching(/✗ data folder: There is no folder .*daat/) });
    expect(fs.existsSync(typo)).toBe(false);
  });

  test("an empty file or folder is none either, and stays as it is", async () => {
    const empty = path.join(folder, "empty");
    fs.mkdirSync(empty);
    const ask = () => tool.lectern(["user", "list"], { DATA_DIR: empty, DATABASE_URL: "" });
    expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining("There is no Lectern in") });
    expect(fs.readdirSync(empty)).toEqual([]);
    fs.writeFileSync(path.join(empty, "lectern.db"), "");
    expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining("There is no Lectern in") });
    expect(fs.readdirSync(empty)).toEqual(["lectern.db"]);
  });

  test("the first account begins one, and says so", async () => {
    const fresh = { DATA_DIR: path.join(folder, "first"), DATABASE_URL: "" };
    const outcome = await tool.lectern(["user", "add", "Rosa", "--email", "rosa@example.org", "--json"], fresh);
    expect(outcome).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^No Lectern was in .*first: one is begun\.\n$/),
    });
    expect(JSON.parse(outcome.out)).toMatchObject({ user: { name: "Rosa" } });
    expect(await tool.lectern(["user", "list"], fresh)).toMatchObject({ code: 0, err: "" });
  });

  test.each([[["migrate"]], [["sample", "--users", "2", "--texts", "1", "--comments", "2"]]])(
    "%s begins one",
    async (args) => {
      const fresh = { DATA_DIR: path.join(folder, "fresh"), DATABASE_URL: "" };
      expect(await tool.lectern(args, fresh)).toMatchObject({ code: 0 });
      expect(await tool.lectern(["user", "list"], fresh)).toMatchObject({ code: 0 });
    },
  );

  test("so does restore", async () => {
    const [to, fresh] = [path.join(folder, "one.db"), { DATA_DIR: path.join(folder, "fresh"), DATABASE_URL: "" }];
    await run("backup", to);
    expect(await tool.lectern(["restore", to], fresh)).toMatchObject({ code: 0 });
    expect(await tool.lectern(["user", "list"], fresh)).toMatchObject({ code: 0 });
  });

  const postgres = process.env["TEST_POSTGRES"];
  test.skipIf(!postgres)("(needs PostgreSQL) nor is an empty database of PostgreSQL one", async () => {
    const url = new URL(postgres ?? "");
    const name = `lectern_test_${process.ppid}_${process.pid}_none`;
    await onServer(postgres ?? "", `create database ${name} template template0`);
    url.pathname = `/${name}`;
    const ask = () => tool.lectern(["user", "list"], { DATABASE_URL: url.href });
    for (let twice = 0; twice < 2; twice++)
      expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining(`There is no Lectern in`) });
    expect(await tool.lectern(["migrate"], { DATABASE_URL: url.href })).toMatchObject({ code: 0 });
    expect(await ask()).toMatchObject({ code: 0 });
  });
});

describe("refused in a sentence, nothing changed", () => {
  const filled = () => {
    const connection = new Sqlite(file);
    connection.exec("create table ballast (id integer primary key, words text)");
    const insert = connection.prepare("insert into ballast (words) values (?)");
    for (let row = 0; row < 2000; row++) insert.run(`word ${row} `.repeat(30));
    connection.pragma("wal_checkpoint(truncate)");
    connection.close();
  };
  const cases: [string, () => void, RegExp][] = [
    ["pages zeroed", () => (filled(), overwrite(8, 4)), /is damaged/],
    ["its first page zeroed", () => overwrite(0, 1), /is damaged/],
    ["cut in half", () => (filled(), fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))), /is damaged/],
    ["emptied", () => fs.truncateSync(file, 0), /is damaged/],
    ["not a database", () => fs.writeFileSync(file, "hello ".repeat(1000)), /is damaged/],
    ["missing", () => removeAll(), /missing now/],
    ["a folder", () => (removeAll(), fs.mkdirSync(file)), /not a file/],
    ["of another program", () => (removeAll(), foreign()), /another program/],
    ["of a newer Lectern", () => newer(), /newer version/],
  ];
  test.each(cases)("%s", async (_, harm, message) => {
    harm();
    const before = fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : null;
    const said = await migrateHere().then(
      () => "nothing",
      (error: Error) => `${error.name}: ${error.message}`,
    );
    expect(said).toMatch(/^UnfitDatabase: /);
    expect(said).toMatch(message);
    expect(said.split("\n")).toHaveLength(1);
    if (before) expect(fs.readFileSync(file).equals(before)).toBe(true);
    else expect(fs.existsSync(file) && fs.statSync(file).isFile()).toBe(false);
    expect((await examine({ dialect: "sqlite", file }, "migrations")).every(({ fine }) => fine)).toBe(false);
  });

  test("by the tool, on stderr, without a stack", async () => {
    fs.truncateSync(file, 0);
    const outcome = await runApart("migrate", "--json");
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(/^The database .* is damaged .*\n$/);
    expect(await run("doctor")).toMatchObject({ code: 1, out: expect.stringContaining("✗ database") });
  });

  test("a log without its database", async () => {
    removeAll();
    fs.rmSync(path.join(folder, ".lectern.db.here"));
    fs.writeFileSync(`${file}-wal`, "x");
    expect(await run("migrate")).toMatchObject({ code: 1, err: expect.stringContaining("missing now") });
  });

  test("a data folder that is a file", async () => {
    const outcome = await tool.lectern(["migrate"], { DATA_DIR: path.join(folder, "lectern.db"), DATABASE_URL: "" });
    expect(outcome.code).toBe(1);
    expect(outcome.err.trim().split("\n")).toHaveLength(1);
  });

  test("PostgreSQL that is away", async () => {
    const outcome = await tool.lectern(["migrate"], { DATABASE_URL: "postgres://u:hush@127.0.0.1:1/x" });
    expect(outcome).toMatchObject({
      code: 1,
      err: expect.stringMatching(/PostgreSQL at 127\.0\.0\.1:1\/x cannot be used/),
    });
    expect(outcome.err).not.toContain("hush");
  });

  test("settings, all at once", async () => {
    const outcome = await tool.server([], { ...env(), PORT: "http", SIGN_UP: "maybe" });
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(/PORT: .*\n.*SIGN_UP: /);
  });

  const overwrite = (page: number, count: number) => {
    const handle = fs.openSync(file, "r+");
    fs.writeSync(handle, Buffer.alloc(4096 * count), 0, 4096 * count, 4096 * page);
    fs.closeSync(handle);
  };
  const removeAll = () => {
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(file + end, { force: true });
  };
  const foreign = () => {
    const connection = new Sqlite(file);
    connection.exec("create table other (id integer)");
    connection.close();
  };
  const newer = () => {
    const connection = new Sqlite(file);
    connection.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', ?)").run(Date.now() + 1e9);
    connection.close();
  };
});

function namesIn(at: string): string[] {
  const connection = new Sqlite(at, { readonly: true });
  try {
    return connection.prepare("select name from users order by created_at").pluck().all() as string[];
  } finally {
    connection.close();
  }
}
