/** What happens between the command and the first request: the data folder, the database, the sample, the greeting. */
import fs from "node:fs";
import path from "node:path";
import { checkpointApart, closeDatabase } from "#db/db.server";
import { isInstalled, migrate, standingOf } from "#db/migrate";
import { databaseUrl, type DatabaseUrl } from "#db/url";
import { makeOperatorLink } from "../accounts/operator.server";
import { keepWiping } from "../comments/wiping.server";
import { isEmptyDatabase, makeSampleGroup } from "../cli/sample-group.server";
import { builtFile } from "../built-file.server";
import { isLoopback, settings } from "../env.server";
import { closeLimits } from "../limits/limits.server";
import { shareRequestCounts } from "../limits/requests.server";
import { holdLog, log, releaseLog } from "../log.server";
import { absolute, noteListening, origin } from "../mail/links.server";
import { closeMail } from "../mail/sending.server";
import { mailRoute } from "../mail/transport.server";
import { backUpBeforeUpgrade, backupsPossible } from "../operating/backups.server";
import { rememberProgram } from "../operating/program.server";
import { endImports } from "../texts/importing.server";
import { operatorWords } from "../words/operator";
import { jobList } from "./job-list.server";
import { startJobs } from "./jobs.server";

const words = operatorWords.en.start;

/** Something the operator must mend first. The message is a sentence that says what; no stack belongs to it. */
export class UnfitStart extends Error {
  override name = "UnfitStart";
}

/**
 * Makes ready: may be called again and changes nothing then.
 *
 * @param root the folder of the program, where `migrations/` and `sample/` stand
 * @throws UnfitStart, UnfitDatabase: sentences for the operator
 */
export async function start(root: string): Promise<void> {
  holdLog();
  process.on("unhandledRejection", (reason) => log().error({ err: asError(reason) }, "broken: nobody waited for this"));
  process.on("uncaughtException", (error) => log().error({ err: error }, "broken: nobody caught this"));
  requireWritable(settings().dataDir);
  await prepareDatabase(root);
  const checkpointer = builtFile("checkpointer.js", import.meta.url);
  if (checkpointer) checkpointApart(checkpointer);
  madeSample = await offerSample(root);
  stopJobs = startJobs(jobList());
  stopSharing = shareRequestCounts();
  keepWiping((error) => log().error({ err: asError(error) }, "broken: wiping deleted comments"));
}

/** Ends what the process does by itself, then the database. */
export async function finish(): Promise<void> {
  await stopJobs();
  stopSharing();
  await endImports();
  await closeLimits();
  closeMail();
  await closeDatabase();
}

let stopJobs: () => Promise<void> = async () => undefined;
let stopSharing: () => void = () => undefined;
let madeSample = false;

/** A sample that cannot be made is no reason not to serve. */
async function offerSample(root: string): Promise<boolean> {
  if (!(await isEmptyDatabase())) return false;
  try {
    await makeSampleGroup(root);
    return true;
  } catch (error) {
    log().error({ err: asError(error) }, "broken: the sample group");
    process.stderr.write(`${words.sampleFailed(reasonOf(error))}\n`);
    return false;
  }
}

/** Brings the database to this program's schema. @throws UnfitStart, UnfitDatabase */
export async function prepareDatabase(root: string): Promise<void> {
  rememberProgram(root);
  const url = databaseUrl();
  await keepForUpgrade(root);
  await migrate(url, path.join(root, "migrations")).catch(sayingWhere(url));
}

/**
 * For whoever works on a Lectern that stands: a mistyped folder is no new one. Makes nothing.
 *
 * @throws UnfitStart, UnfitDatabase
 */
export async function requireInstallation(): Promise<void> {
  const url = databaseUrl();
  if (await isInstalled(url).catch(sayingWhere(url))) return;
  throw new UnfitStart(
    url.dialect === "sqlite"
      ? words.noInstallation(path.dirname(url.file), path.basename(url.file))
      : words.noInstallationAt(placeOf(url.url)),
  );
}

const sayingWhere =
  (url: DatabaseUrl) =>
  (error: unknown): never => {
    if (url.dialect === "sqlite" || (error as Error).name === "UnfitDatabase") throw error;
    throw new UnfitStart(words.postgresAway(placeOf(url.url), reasonOf(error)));
  };

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** An upgrade that nobody could go back from is not begun. @throws UnfitStart */
async function keepForUpgrade(root: string): Promise<void> {
  const { holds, waiting } = await standingOf(databaseUrl(), path.join(root, "migrations"));
  if (!holds || waiting === 0 || !settings().backups) return;
  if (!(await backupsPossible())) return void process.stderr.write(`${words.upgradeUnkept}\n`);
  try {
    process.stderr.write(`${words.upgradeKept(await backUpBeforeUpgrade())}\n`);
  } catch (error) {
    throw new UnfitStart(words.upgradeStopped(asError(error).message));
  }
}

/** The log goes on once they are printed. @param port the one the server listens on @returns lines for the terminal */
export async function greeting(port: number): Promise<string[]> {
  const { host, publicUrl } = settings();
  noteListening(port);
  const link = await makeOperatorLink();
  const mail = mailRoute();
  setImmediate(releaseLog);
  return [
    ...(madeSample ? [words.sample] : []),
    words.serving(origin()),
    ...(isLoopback(host) && !publicUrl ? [words.loopback] : []),
    ...(mail.isSent ? [] : [words.noMailServer(mail.to)]),
    ...(link ? [words.operator(absolute(link))] : []),
  ];
}

/** @throws UnfitStart */
export function requireWritable(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
    const probe = path.join(folder, `.probe-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (error) {
    throw new UnfitStart(words.dataDir(folder, reasonOf(error)));
  }
}

/** An error's own short word for why, such as "ECONNREFUSED"; its message may quote a password. */
const reasonOf = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code ?? asError(error).message.split("\n")[0]);

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));
