/** Backups that Lectern takes by itself: taken once, tried out, and honest about what did not work. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#db/db.server";
import { onlyOne } from "#db/only-one";
import { databaseUrl } from "#db/url";
import { backupFolder, backUpBeforeUpgrade, backUpNow, backupState, keepBackups } from "~/operating/backups.server";
import { makeUser } from "../support/people";

const day = 86_400_000;
const onFile = databaseUrl().dialect === "sqlite";
const backups = () => fs.readdirSync(backupFolder()).filter((name) => /^lectern-.+\.(db|dump)$/.test(name));

beforeEach(() => fs.rmSync(backupFolder(), { recursive: true, force: true }));

test("one is taken once the hour has struck, by one of several, and not again that night", async () => {
  const tomorrow = new Date(Date.now() + day);
  await Promise.all([keepBackups(tomorrow), keepBackups(tomorrow), keepBackups(tomorrow)]);
  expect(backups()).toHaveLength(1);
  expect(backupState()).toMatchObject({
    good: { file: backups()[0], checked: "restored", rows: expect.any(Number) },
    tried: { fault: null },
  });
  await keepBackups(tomorrow);
  expect(backups()).toHaveLength(1);
  await keepBackups(new Date(tomorrow.getTime() + day));
  expect(backups()).toHaveLength(2);
});

test("is readable by its owner only, and nothing unfinished stays", async () => {
  const { file } = await backUpNow(await makeUser());
  expect(fs.statSync(file).mode & 0o077).toBe(0);
  expect(fs.readdirSync(backupFolder()).filter((name) => /unfinished|trial/.test(name))).toEqual([]);
});

test("while one is being taken another is refused, and a lock of somebody dead holds nobody up", async () => {
  const me = await makeUser();
  await onlyOne(databaseUrl(), backupFolder(), async () => {
    await expect(backUpNow(me)).rejects.toMatchObject({ kind: "unavailable" });
  });
  fs.writeFileSync(
    path.join(backupFolder(), ".at-work"),
    JSON.stringify({ host: "gone", pid: 1, at: Date.now() - day }),
  );
  expect(await backUpNow(me)).toMatchObject({ checked: "restored" });
});

test("a failure is written down and the last good one stays", async () => {
  const me = await makeUser();
  const { file } = await backUpNow(me);
  const later = new Date(Date.now() + 2 * day);
  const stamp = later.toISOString().replace(/[:.]/g, "-");
  // Where the next one is to stand something stands already.
  fs.writeFileSync(path.join(backupFolder(), `lectern-${stamp}.${onFile ? "db" : "dump"}`), "");
  await keepBackups(later);
  expect(backupState()).toMatchObject({
    good: { file: path.basename(file) },
    tried: { at: later.toISOString(), fault: expect.stringMatching(/\S/) },
  });
});

test("before an upgrade one is kept under a name of its own", async () => {
  const file = await backUpBeforeUpgrade();
  expect(path.basename(file)).toMatch(/^before-upgrade-/);
  expect(fs.existsSync(file)).toBe(true);
});

describe.runIf(onFile)("a damaged database", () => {
  test("is noticed by the nightly backup, and damages no backup", async () => {
    const me = await makeUser();
    const { file } = await backUpNow(me);
    const sound = fs.readFileSync(file);
    const { file: live } = databaseUrl() as { file: string };
    await database().write(async () => undefined);
    const connection = new Sqlite(live);
    connection.pragma("wal_checkpoint(truncate)");
    const root = connection.prepare("select rootpage from sqlite_master where name = 'users'").pluck().get() as number;
    const size = connection.pragma("page_size", { simple: true }) as number;
    connection.close();
    const handle = fs.openSync(live, "r+");
    const before = Buffer.alloc(size);
    fs.readSync(handle, before, 0, size, (root - 1) * size);
    fs.writeSync(handle, Buffer.alloc(size), 0, size, (root - 1) * size);
    await keepBackups(new Date(Date.now() + 2 * day));
    fs.writeSync(handle, before, 0, size, (root - 1) * size);
    fs.closeSync(handle);
    expect(backupState().tried?.fault).toMatch(/damaged|malformed/);
    expect(fs.readFileSync(file).equals(sound)).toBe(true);
    expect(backups()).toEqual([path.basename(file)]);
  });
});
