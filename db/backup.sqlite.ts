/** Backing up a file: a copy of one moment, while others write on. */
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import Sqlite from "better-sqlite3";
import type { Counts, Progress } from "./backup";
import { markPresent, refuseUnfitFile, UnfitDatabase } from "./migrate";

/** Pages copied before others get a turn: some milliseconds. */
const pagesAtOnce = 500;

/** @returns what stands in the copy */
export async function copyDatabase(from: string, to: string, progress: Progress): Promise<Counts> {
  if (!fs.existsSync(from)) throw new UnfitDatabase(`There is no database at ${from}, so there is nothing to back up.`);
  requireSpace(path.dirname(to), fs.statSync(from).size);
  const source = new Sqlite(from, { readonly: true });
  let counts: Counts;
  try {
    // The copy is of this moment. Without it, every write by somebody else would make it begin again.
    source.exec("begin");
    counts = countRows(source);
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        if (totalPages > 0) progress("copying", 1 - remainingPages / totalPages);
        return pagesAtOnce;
      },
    });
  } finally {
    source.close();
  }
  // One file, without a log beside it.
  const copy = new Sqlite(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
  flush(to);
  return counts;
}

/**
 * Opens the copy as a start would, in a place of its own, and counts.
 *
 * @throws UnfitDatabase when anything is not as it was in the database
 */
export async function checkCopy(file: string, expected: Counts): Promise<"restored"> {
  const trial = `${file}.trial`;
  try {
    requireSpace(path.dirname(file), fs.statSync(file).size);
    await copyWhole(file, trial);
    refuseUnfitFile(trial, true);
    const restored = new Sqlite(trial, { readonly: true });
    try {
      const dangling = restored.pragma("foreign_key_check") as unknown[];
      if (dangling.length > 0)
        throw new UnfitDatabase(`The backup is not sound: ${dangling.length} references lead nowhere.`);
      requireEqual(countRows(restored), expected);
    } finally {
      restored.close();
    }
  } finally {
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(trial + end, { force: true });
  }
  return "restored";
}

/** @throws UnfitDatabase */
export function requireEqual(found: Counts, expected: Counts): void {
  for (const table of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (found[table] === expected[table]) continue;
    throw new UnfitDatabase(
      `The backup is not whole: ${table} has ${found[table] ?? "no"} rows in it, and ${expected[table] ?? "no"} in the database.`,
    );
  }
}

/** See `restore`. */
export async function restoreFile(
  file: string,
  from: string,
  force: boolean,
  progress: Progress,
): Promise<{ keptAs: string | null }> {
  if (fs.existsSync(from) && fs.statSync(from).size === 0)
    throw new UnfitDatabase(`${from} is empty: it is no backup. The copy of it may have been cut short.`);
  refuseUnfitFile(from, true);
  const there = fs.existsSync(file);
  if (there && isInUse(file)) throw new UnfitDatabase(`${file} is in use. Stop Lectern first, then restore.`);
  if (there && !force) {
    throw new UnfitDatabase(
      `A database stands at ${file} already. With --force it is put aside (kept, under another name) and the backup takes its place.`,
    );
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const arriving = `${file}.arriving`;
  requireSpace(path.dirname(file), fs.statSync(from).size);
  await copyWhole(from, arriving, (done) => progress("copying", done));
  flush(arriving);
  const keptAs = there ? `${file}.before-${new Date().toISOString().replace(/[:.]/g, "-")}` : null;
  for (const end of ["", "-wal", "-shm"]) {
    if (fs.existsSync(file + end)) fs.renameSync(file + end, (keptAs ?? `${file}.left`) + end);
  }
  fs.renameSync(arriving, file);
  markPresent(file);
  return { keptAs };
}

/** Rows of every table of ours. */
function countRows(connection: Sqlite.Database): Counts {
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((name) => [name, Number(connection.prepare(`select count(*) from "${name}"`).pluck().get())]),
  );
}

/** @throws UnfitDatabase when so many bytes and a little more do not fit */
function requireSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  if (free > bytes * 1.05 + 1024 ** 2) return;
  const inMegabytes = (count: number) => Math.ceil(count / 1024 ** 2);
  throw new UnfitDatabase(
    `There is not enough room in ${folder}: ${inMegabytes(bytes)} MB are needed and ${inMegabytes(free)} MB are free. Free some, or name another place.`,
  );
}

async function copyWhole(from: string, to: string, progress: (done: number) => void = () => undefined): Promise<void> {
  const { size } = fs.statSync(from);
  let copied = 0;
  await pipeline(
    fs.createReadStream(from, { highWaterMark: 1024 ** 2 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        copied += chunk.length;
        progress(copied / Math.max(1, size));
        yield chunk;
      }
    },
    fs.createWriteStream(to, { mode: 0o600 }),
  );
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
