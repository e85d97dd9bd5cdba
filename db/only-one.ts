/** Work that only one process may do at a time, whichever machine it stands on. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { DatabaseUrl } from "./url";

/** Any number that nothing else in the database takes: "LECB". */
const advisoryLock = 0x4c454342;
/** Milliseconds after which whoever holds the folder has surely died, on whatever machine. */
const longest = 2 * 3_600_000;
/** Folders that this process holds: a number of a process says little where each container has its own. */
const holding = new Set<string>();

type Holder = { host: string; pid: number; at: number };

/**
 * @param folder that all processes on this machine share
 * @returns whether it was run here; false: somebody else is at it
 */
export async function onlyOne(url: DatabaseUrl, folder: string, run: () => Promise<void>): Promise<boolean> {
  fs.mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, ".at-work");
  if (holding.has(lock) || !take(lock)) return false;
  holding.add(lock);
  try {
    if (url.dialect === "sqlite") await run();
    else return await whileLocked(url.url, run);
    return true;
  } finally {
    holding.delete(lock);
    fs.rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  const mine: Holder = { host: os.hostname(), pid: process.pid, at: Date.now() };
  for (let tries = 0; tries < 2; tries++) {
    try {
      fs.writeFileSync(lock, JSON.stringify(mine), { flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (isHeld(lock)) return false;
      fs.rmSync(lock, { force: true });
    }
  }
  return false;
}

function isHeld(lock: string): boolean {
  try {
    const { host, pid, at } = JSON.parse(fs.readFileSync(lock, "utf8")) as Holder;
    if (Date.now() - at > longest) return false;
    return host !== os.hostname() || (pid !== process.pid && isAlive(pid));
  } catch {
    // Written half, or gone meanwhile: nobody's, unless it is being written this very moment.
    const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return age < 5_000;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The lock goes with the connection, so a process that dies leaves none behind. */
async function whileLocked(url: string, run: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [advisoryLock]);
    if (!rows[0]?.mine) return false;
    await run();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
