/** The backups that Lectern takes by itself: each night, before an upgrade, and when the operator asks. */
import fs from "node:fs";
import path from "node:path";
import { Cron } from "croner";
import { write } from "#db/db.server";
import { extensionOf, type Backup } from "#db/backup";
import { hasTools } from "#db/backup.postgres";
import { backupApart } from "#db/keeper";
import { onlyOne } from "#db/only-one";
import { databaseUrl } from "#db/url";
import type { SignedIn } from "../accounts/user";
import { recordAct } from "../acts/acts.server";
import { builtFile } from "../built-file.server";
import { settings } from "../env.server";
import { log } from "../log.server";
import { unavailable } from "../refusals";
import { operatingWords } from "../words/operating";
import { say } from "../words/words";
import { isDue, outlived, type BackupState } from "./backup";
import { program } from "./program.server";

/** Local time, when a reading group sleeps. */
const nightly = new Cron("17 3 * * *", { paused: true });

const keeper = builtFile("keeper.js", import.meta.url);

export const backupFolder = () => path.join(settings().dataDir, "backups");
const stateFile = () => path.join(backupFolder(), "state.json");

/** What is known of the last backups; nothing where there were none. */
export function backupState(): BackupState {
  try {
    return JSON.parse(fs.readFileSync(stateFile(), "utf8")) as BackupState;
  } catch {
    return { good: null, tried: null };
  }
}

/** Whether backups can be taken at all: PostgreSQL's belong to its own tools. */
export async function backupsPossible(): Promise<boolean> {
  return databaseUrl().dialect === "sqlite" || hasTools();
}

/** Called every few minutes: takes the nightly backup once its hour has struck. A failure is written down, not thrown. */
export async function keepBackups(now = new Date()): Promise<void> {
  if (!settings().backups) return;
  const [scheduled] = nightly.previousRuns(1, now);
  if (!scheduled || !isDue(backupState(), scheduled.getTime(), program().startedAt, now.getTime())) return;
  await onlyOne(databaseUrl(), backupFolder(), async () => {
    // Another process may have done it while this one reached for the lock.
    if (!isDue(backupState(), scheduled.getTime(), program().startedAt, now.getTime())) return;
    await take(now).catch(() => undefined);
  });
}

/**
 * Takes one at once, whatever the hour.
 *
 * @throws Refusal `unavailable` when one is being taken, or when it did not work
 */
export async function backUpNow(viewer: SignedIn): Promise<Backup> {
  let made: Backup | undefined;
  const ran = await onlyOne(databaseUrl(), backupFolder(), async () => {
    made = await take(new Date()).catch((error: Error) => {
      throw unavailable(() => error.message);
    });
    await write((tx) => recordAct(tx, { actor: viewer, groupId: null, act: "backup.take" }));
  });
  if (!ran || !made) throw unavailable(say(operatingWords, (w) => w.backupUnderWay));
  return made;
}

/** Before the schema moves on. @returns the file @throws UnfitDatabase, Error: then nothing may be moved */
export async function backUpBeforeUpgrade(now = new Date()): Promise<string> {
  const name = `before-upgrade-${stampOf(now)}.${extensionOf(databaseUrl())}`;
  fs.mkdirSync(backupFolder(), { recursive: true, mode: 0o700 });
  const { file } = await backupApart(databaseUrl(), path.join(backupFolder(), name), keeper);
  return file;
}

async function take(now: Date): Promise<Backup> {
  const before = backupState();
  const tried = now.toISOString();
  try {
    fs.mkdirSync(backupFolder(), { recursive: true, mode: 0o700 });
    sweep();
    const name = `lectern-${stampOf(now)}.${extensionOf(databaseUrl())}`;
    const made = await backupApart(databaseUrl(), path.join(backupFolder(), name), keeper);
    const { bytes, rows, checked } = made;
    remember({ good: { at: tried, file: name, bytes, rows, checked }, tried: { at: tried, fault: null } });
    for (const each of outlived(fs.readdirSync(backupFolder()))) fs.rmSync(path.join(backupFolder(), each));
    log().info({ event: "backup.taken", file: name, bytes, rows, checked }, "backup");
    return made;
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    log().error({ event: "backup.failed", fault }, "backup");
    try {
      remember({ ...before, tried: { at: tried, fault } });
    } catch {
      // The disk is full: the log has it, and the last good one grows old before the operator's eyes.
    }
    throw error;
  }
}

function remember(state: BackupState): void {
  const arriving = `${stateFile()}.${process.pid}`;
  fs.writeFileSync(arriving, `${JSON.stringify(state, null, 2)}\n`);
  fs.renameSync(arriving, stateFile());
}

/** What a process that was killed in the middle has left. Only called while nobody else is at it. */
function sweep(): void {
  for (const name of fs.readdirSync(backupFolder())) {
    if (name.includes(".unfinished")) fs.rmSync(path.join(backupFolder(), name), { force: true });
  }
}

const stampOf = (now: Date) => now.toISOString().replace(/[:.]/g, "-");
