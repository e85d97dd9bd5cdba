/**
 * The queue before the one writer connection. Jobs that wait at the same time share one commit (and so one fsync),
 * each in a savepoint of its own, and are acknowledged only after that commit.
 */

/** What a dialect must be able to do for the queue. `tx` is what jobs are handed. */
export type WriterEngine<Tx> = {
  /** Connects if need be, begins, and gives the handle that jobs write through. */
  begin(): Promise<Tx>;
  run(statement: "savepoint job" | "release savepoint job" | "rollback to savepoint job"): Promise<void>;
  commit(): Promise<void>;
  /** Must not throw: it is what is left to do when something else has failed. */
  rollback(): Promise<void>;
  /** Whether the whole transaction was refused for what others did at the same time, and may be tried again. */
  isConflict(error: unknown): boolean;
  /** Whether the whole transaction is over, savepoints and all (the disk is full or failing). */
  endsAll(error: unknown): boolean;
};

type Job<Tx> = {
  run(tx: Tx): Promise<unknown>;
  answer(value: unknown): void;
  fail(error: unknown): void;
  tries: number;
};

type Outcome<Tx> = { job: Job<Tx> } & ({ value: unknown } | { error: unknown });

/** Jobs in one commit: enough that 64 writers at once share one fsync, few enough that a commit stays short. */
const mostInOneCommit = 128;
const mostTries = 12;

export function writer<Tx>(engine: WriterEngine<Tx>) {
  const waiting: Job<Tx>[] = [];
  let busy: Promise<void> | undefined;

  function write<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ run, answer: resolve as (value: unknown) => void, fail: reject, tries: 0 });
      busy ??= drain();
    });
  }

  async function drain(): Promise<void> {
    try {
      do {
        await gather(waiting);
        await commitTogether(waiting.splice(0, mostInOneCommit));
      } while (waiting.length > 0);
    } finally {
      // In the same turn as the last look: a job that came in between would wait until another one wakes the queue.
      busy = undefined;
    }
  }

  async function commitTogether(jobs: Job<Tx>[]): Promise<void> {
    let outcomes: Outcome<Tx>[];
    try {
      const tx = await engine.begin();
      outcomes = await runAll(tx, jobs);
      await engine.commit();
    } catch (error) {
      await engine.rollback();
      await againOrFail(jobs, error);
      return;
    }
    for (const outcome of outcomes) {
      if ("error" in outcome) outcome.job.fail(outcome.error);
      else outcome.job.answer(outcome.value);
    }
  }

  async function runAll(tx: Tx, jobs: Job<Tx>[]): Promise<Outcome<Tx>[]> {
    const outcomes: Outcome<Tx>[] = [];
    for (const job of jobs) {
      await engine.run("savepoint job");
      try {
        outcomes.push({ job, value: await job.run(tx) });
      } catch (error) {
        if (engine.isConflict(error) || engine.endsAll(error)) throw error;
        await engine.run("rollback to savepoint job");
        outcomes.push({ job, error });
      }
      await engine.run("release savepoint job");
    }
    return outcomes;
  }

  async function againOrFail(jobs: Job<Tx>[], error: unknown): Promise<void> {
    const again = engine.isConflict(error) ? jobs.filter((job) => ++job.tries < mostTries) : [];
    for (const job of jobs) if (!again.includes(job)) job.fail(error);
    waiting.unshift(...again);
    if (again.length > 0) await pause(Math.random() * 4 * 2 ** Math.min(6, again[0]?.tries ?? 0));
  }

  return { write, idle: () => busy ?? Promise.resolve() };
}

/** Milliseconds after which gathering ends: beside many readers each turn is long, and writers wait out every one. */
const longEnough = 20;

/** Lets requests that have already arrived reach the queue, for as long as more keep coming, at most a few turns. */
async function gather(waiting: unknown[]): Promise<void> {
  const began = performance.now();
  for (let turn = 0, before = -1; turn < 4 && waiting.length > before && waiting.length < mostInOneCommit; turn++) {
    before = waiting.length;
    await new Promise((resolve) => setImmediate(resolve));
    if (performance.now() - began > longEnough) return;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
