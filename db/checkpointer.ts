/**
 * Checkpoints apart: SQLite's log is carried over into the file by a thread of its own. Otherwise the commit that makes the log
 * long does it (https://sqlite.org/wal.html#ckpt), and after a book everybody waits until the disk has it twice.
 * Built as `build/checkpointer.js`; `database.sqlite.ts` starts it.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { connect } from "./connection.sqlite";

type Order = { checkpointer: true; file: string };

export type Checkpoints = { end(): Promise<void> };

/** Milliseconds from one look to the next. */
const pace = 1_000;

/**
 * @param builtAs this module as it is built
 * @param file the database
 * @param failed called where the thread ended by itself: from then on nobody does it
 */
export function checkpointsApart(builtAs: string, file: string, failed: () => void): Checkpoints {
  const worker = new Worker(builtAs, {
    workerData: { checkpointer: true, file } satisfies Order,
    env: {},
    execArgv: [],
  });
  worker.unref();
  let ending = false;
  const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.once("error", () => undefined);
  void gone.then(() => (ending ? undefined : failed()));
  return {
    async end() {
      ending = true;
      worker.ref();
      worker.postMessage("end");
      await gone;
    },
  };
}

function work({ file }: Order): void {
  const connection = connect(file);
  // Whoever writes or carries over right now goes first; there is a next time.
  connection.pragma("busy_timeout = 0");
  let seen: unknown;
  const clock = setInterval(() => {
    try {
      const version: unknown = connection.pragma("data_version", { simple: true });
      if (version === seen) return;
      const [told] = connection.pragma("wal_checkpoint(PASSIVE)") as Array<{ log: number; checkpointed: number }>;
      // What somebody was still reading is left for the next time.
      if (told && told.log === told.checkpointed) seen = version;
    } catch {
      // The disk is full or failing: whoever writes is told, and it may be better in a second.
    }
  }, pace);
  parentPort?.once("message", () => {
    clearInterval(clock);
    connection.close();
  });
}

if (!isMainThread && (workerData as Partial<Order> | null)?.checkpointer) work(workerData as Order);
