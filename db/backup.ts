/** A copy of the database, taken while it is in use and tried out before it counts, and the way back. */
import fs from "node:fs";
import path from "node:path";
import { checkDump, dump, restoreDump } from "./backup.postgres";
import { checkCopy, copyDatabase, restoreFile } from "./backup.sqlite";
import { UnfitDatabase } from "./migrate";
import type { DatabaseUrl } from "./url";

/** Rows by table, as they stood at the moment the backup shows. */
export type Counts = Record<string, number>;

export type Backup = {
  file: string;
  bytes: number;
  /** `restored`: put back into a database of its own and counted. `listed`: that was not allowed, so only read through. */
  checked: "restored" | "listed";
  tables: number;
  rows: number;
};

/** How far it is, from 0 to 1, and at what. */
export type Progress = (step: "copying" | "checking", done: number) => void;

/**
 * Holds everything that was committed before it began. Only a backup that was put back and counted gets its name.
 *
 * @param to a file that is not there yet, or a folder, in which the backup gets a name with the time
 * @throws UnfitDatabase with a sentence for the operator
 */
export async function backup(url: DatabaseUrl, to: string, progress: Progress = () => undefined): Promise<Backup> {
  const file = placeFor(url, to);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    const expected = await (url.dialect === "sqlite"
      ? copyDatabase(url.file, unfinished, progress)
      : dump(url.url, unfinished));
    progress("checking", 0);
    const checked = await (url.dialect === "sqlite"
      ? checkCopy(unfinished, expected)
      : checkDump(url.url, unfinished, expected));
    fs.chmodSync(unfinished, 0o600);
    finish(unfinished, file);
    const rows = Object.values(expected).reduce((sum, count) => sum + count, 0);
    return { file, bytes: fs.statSync(file).size, checked, tables: Object.keys(expected).length, rows };
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) fs.rmSync(unfinished + end, { force: true });
  }
}

/**
 * Puts a backup in the place of the database. What stood there is kept beside it.
 *
 * @param force also where a database stands already
 * @returns where the old database was put; null when there was none, or on PostgreSQL
 * @throws UnfitDatabase with a sentence for the operator
 */
export async function restore(
  url: DatabaseUrl,
  from: string,
  force: boolean,
  progress: Progress = () => undefined,
): Promise<{ keptAs: string | null }> {
  if (!fs.existsSync(from)) throw new UnfitDatabase(`There is no file ${path.resolve(from)}.`);
  if (url.dialect === "sqlite") return restoreFile(url.file, from, force, progress);
  await restoreDump(url.url, from, force);
  return { keptAs: null };
}

function placeFor(url: DatabaseUrl, to: string): string {
  const isFolder = fs.statSync(to, { throwIfNoEntry: false })?.isDirectory() ?? /[\\/]$/.test(to);
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const name = `lectern-${stamp}.${extensionOf(url)}`;
  const file = path.resolve(isFolder ? path.join(to, name) : to);
  if (fs.existsSync(file)) throw existsAlready(file);
  return file;
}

export const extensionOf = (url: DatabaseUrl) => (url.dialect === "sqlite" ? "db" : "dump");

/** A link fails where a file stands, even one that came a moment ago; a rename would replace it. */
function finish(unfinished: string, file: string): void {
  try {
    fs.linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw existsAlready(file);
    fs.copyFileSync(unfinished, file, fs.constants.COPYFILE_EXCL);
  }
}

const existsAlready = (file: string) =>
  new UnfitDatabase(`${file} exists already. Name another file: a backup never overwrites.`);
