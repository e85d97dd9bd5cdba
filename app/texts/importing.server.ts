/**
 * Importing: what is done soon is answered at once; what takes longer becomes a job that can be asked for and cancelled
 * (`import-jobs.server.ts`), and goes on by itself.
 */
import { write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { GroupRow } from "../groups/groups.server";
import { log } from "../log.server";
import { chance } from "../mint";
import { isRefusal } from "../refusals";
import { jobLimits, type JobState } from "./import-job";
import { beat, beginJob, brokenJob, cancelImport, endJob, failJob, lost } from "./import-jobs.server";
import type { ImportJob, Made } from "./import-jobs.server";
import type { Watched } from "./import/child.server";
import type { Progress } from "./import/progress";
import { refusedBy } from "./import/refused";

/** Goes into the write that makes what becomes of an import, so that what was cancelled comes to nothing. */
export type Claim = (tx: Db, made: Made) => Promise<void>;

export type Importing<Read> = {
  /** Milliseconds to wait before it is a job; counted from when it is fetched or read apart, unless it is 0. */
  wait: number;
  /** Of the file, or the address; "" for what was pasted. */
  fileName: string;
  /** The text it is to be a new edition of; null: a new text. */
  editionOf: string | null;
  read: (watched: Required<Watched>) => Promise<Read>;
  put: (read: Read, claim: Claim) => Promise<Made>;
};

/** One under way here. */
class Running {
  readonly id = chance(12);
  readonly cancel = new AbortController();
  progress: Progress = { stage: "waiting" };
  /** Its row is written, or about to be. */
  isAsked = false;
  isKept = false;

  claim: Claim = async (tx, made) => {
    if (!this.isAsked || (await endJob(tx, this.id, made))) return;
    // Not there yet is another thing than not there any more.
    if (this.isKept) throw new Cancelled();
  };
}

class Cancelled extends Error {
  override name = "Cancelled";
}

const running = new Map<string, Running>();
let beats: NodeJS.Timeout | undefined;
let isEnding = false;

/**
 * Reads and puts.
 *
 * @returns what was made; or a job, where that takes longer than `wait`
 * @throws Refusal whatever `read` and `put` refuse, as long as somebody waits for it
 */
export async function importing<Read>(
  viewer: SignedIn,
  group: { id: string },
  { wait, fileName, editionOf, read, put }: Importing<Read>,
): Promise<Made | { id: string; state: JobState }> {
  const job = new Running();
  let isLonger: (nothing: null) => void = () => undefined;
  const waited = new Promise<null>((resolve) => (isLonger = resolve));
  if (wait === 0) isLonger(null);
  let timer: NodeJS.Timeout | undefined;
  const onProgress = (progress: Progress) => {
    // What is pasted or sent and read in place is done before anybody could ask for it.
    if (progress.stage === "fetching" || progress.stage === "waiting")
      timer ??= setTimeout(() => isLonger(null), wait).unref();
    job.progress = progress;
  };
  const made = (async () => {
    const found = await read({ signal: job.cancel.signal, onProgress });
    job.cancel.signal.throwIfAborted();
    job.progress = { stage: editionOf === null ? "adding" : "comparing" };
    return put(found, job.claim);
  })();
  made.catch(() => undefined);
  const first = await Promise.race([waited, made]);
  if (first) return first;
  await keep(viewer, group, job, { fileName, editionOf });
  void finish(job, made);
  const { id, progress } = job;
  return { id, state: progress.stage === "waiting" ? "queued" : "running" };
}

/** Cancels, here or wherever it runs. @throws Refusal as `cancelImport` */
export async function cancelImporting(viewer: SignedIn, id: string): Promise<{ job: ImportJob; group: GroupRow }> {
  const cancelled = await cancelImport(viewer, id);
  running.get(id)?.cancel.abort(new Cancelled());
  return cancelled;
}

/** At the end of the process: what runs is ended, and says so to whoever asks another one. */
export async function endImports(): Promise<void> {
  isEnding = true;
  const jobs = [...running.values()];
  for (const job of jobs) job.cancel.abort(new Cancelled());
  await Promise.all(jobs.map(({ id }) => failJob(id, lost())));
  clearInterval(beats);
  beats = undefined;
}

async function keep(
  viewer: SignedIn,
  group: { id: string },
  job: Running,
  about: { fileName: string; editionOf: string | null },
): Promise<void> {
  job.isAsked = true;
  try {
    await beginJob(viewer, group, { id: job.id, progress: job.progress, ...about });
  } catch (error) {
    job.cancel.abort(new Cancelled());
    throw error;
  }
  job.isKept = true;
  running.set(job.id, job);
  beats ??= setInterval(() => void beatAll(), jobLimits.beat).unref();
}

async function beatAll(): Promise<void> {
  try {
    for (const id of await beat([...running.values()])) running.get(id)?.cancel.abort(new Cancelled());
  } catch (error) {
    // The next one says it as well; whether the database is away is said elsewhere.
    log().debug({ err: error }, "no sign of life of imports");
  }
}

async function finish(job: Running, made: Promise<Made>): Promise<void> {
  try {
    const became = await made;
    // Where the row was written only after the text was.
    await write((tx) => endJob(tx, job.id, became));
  } catch (error) {
    await fail(job, error).catch((worse: unknown) => log().error({ err: worse }, "broken: an import that failed"));
  } finally {
    running.delete(job.id);
    if (running.size === 0) {
      clearInterval(beats);
      beats = undefined;
    }
  }
}

async function fail(job: Running, error: unknown): Promise<void> {
  if (job.cancel.signal.aborted || error instanceof Cancelled || isEnding) return;
  if (isRefusal(error)) return failJob(job.id, refusedBy(error));
  log().error({ err: error, import: job.id }, "broken: an import");
  await failJob(job.id, brokenJob());
}
