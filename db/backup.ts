/** A copy of the database, taken while it is in use, and the way back. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { markPresent, refuseUnfitFile, UnfitDatabase } from "./migrate";
import type { DatabaseUrl } from "./url";

/** Holds everything that was committed before it began. */
export type Backup = { file: string; bytes: number };

/**
 * @param to a file that is not there yet, or a folder, in which the backup gets a name with the time
 * @throws UnfitDatabase with a sentence for the operator
 */
export async function backup(url: DatabaseUrl, to: string): Promise<Backup> {
  const isFolder = fs.statSync(to, { throwIfNoEntry: false })?.isDirectory() ?? /[\\/]$/.test(to);
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const file = path.resolve(
    isFolder ? path.join(to, `lectern-${stamp}.${url.dialect === "sqlite" ? "db" : "dump"}`) : to,
  );
  if (fs.existsSync(file))
    throw new UnfitDatabase(`${file} exists already. Name another file: a backup never overwrites.`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    if (url.dialect === "sqlite") await copyFile(url.file, unfinished);
    else runTool("pg_dump", ["--format=custom", "--no-owner", `--file=${unfinished}`], url.url);
    fs.renameSync(unfinished, file);
  } finally {
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(unfinished + end, { force: true });
  }
  return { file, bytes: fs.statSync(file).size };
}

async function copyFile(from: string, to: string): Promise<void> {
  if (!fs.existsSync(from)) throw new UnfitDatabase(`There is no database at ${from}, so there is nothing to back up.`);
  const source = new Sqlite(from, { readonly: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
  // One file, without a log beside it; and no backup that nobody could restore.
  const copy = new Sqlite(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
  refuseUnfitFile(to, true);
  flush(to);
}

/**
 * Puts a backup in the place of the database. What stood there is kept beside it.
 *
 * @param force also where a database stands already
 * @returns where the old database was put; null when there was none, or on PostgreSQL
 * @throws UnfitDatabase with a sentence for the operator
 */
export function restore(url: DatabaseUrl, from: string, force: boolean): { keptAs: string | null } {
  if (!fs.existsSync(from)) throw new UnfitDatabase(`There is no file ${path.resolve(from)}.`);
  if (url.dialect === "postgres") {
    if (!force)
      throw new UnfitDatabase("This replaces what is in the PostgreSQL database. Stop Lectern, then say --force.");
    runTool("pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", from], url.url);
    return { keptAs: null };
  }
  refuseUnfitFile(from, true);
  const there = fs.existsSync(url.file);
  if (there && isInUse(url.file)) throw new UnfitDatabase(`${url.file} is in use. Stop Lectern first, then restore.`);
  if (there && !force) {
    throw new UnfitDatabase(
      `A database stands at ${url.file} already. With --force it is put aside (kept, under another name) and the backup takes its place.`,
    );
  }
  fs.mkdirSync(path.dirname(url.file), { recursive: true });
  const arriving = `${url.file}.arriving`;
  fs.copyFileSync(from, arriving);
  flush(arriving);
  const keptAs = there ? `${url.file}.before-${new Date().toISOString().replace(/[:.]/g, "-")}` : null;
  for (const end of ["", "-wal", "-shm"]) {
    if (fs.existsSync(url.file + end)) fs.renameSync(url.file + end, (keptAs ?? `${url.file}.left`) + end);
  }
  fs.renameSync(arriving, url.file);
  markPresent(url.file);
  return { keptAs };
}

/** Whether another process has it open: each holds a shared lock for as long as it does. */
function isInUse(file: string): boolean {
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(file, { timeout: 0 });
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.exec("begin exclusive; rollback");
    return false;
  } catch (error) {
    // Too damaged to be asked is too damaged to be in use.
    return error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
  } finally {
    connection?.close();
  }
}

function flush(file: string): void {
  const handle = fs.openSync(file, "r+");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** PostgreSQL's own tools know best. The password goes by the environment: arguments are seen by every user. */
function runTool(tool: "pg_dump" | "pg_restore", args: string[], url: string): void {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  const { status, error, stderr } = spawnSync(tool, [...args, `--dbname=${address.href}`], {
    encoding: "utf8",
    env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
  });
  if (error)
    throw new UnfitDatabase(
      `${tool} is not installed. It comes with PostgreSQL (Debian: apt-get install postgresql-client).`,
    );
  if (status !== 0) throw new UnfitDatabase(`${tool} failed: ${(stderr ?? "").trim().split("\n")[0]}`);
}
