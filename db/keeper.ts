/** Backing up apart: in a thread of its own, since reading a large copy through would hold up everybody else. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { backup, type Backup } from "./backup";
import { UnfitDatabase } from "./migrate";
import type { DatabaseUrl } from "./url";

type Order = { keeper: true; url: DatabaseUrl; to: string };
type Report = { made: Backup } | { unfit: string } | { broken: string };

/**
 * `backup`, apart.
 *
 * @param file this module as it is built; "" where there is none (development, tests): the work is done here then
 * @throws UnfitDatabase, Error
 */
export function backupApart(url: DatabaseUrl, to: string, file: string): Promise<Backup> {
  if (!file) return backup(url, to);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: { keeper: true, url, to } satisfies Order });
    worker.once("message", (report: Report) => {
      if ("made" in report) resolve(report.made);
      else reject("unfit" in report ? new UnfitDatabase(report.unfit) : new Error(report.broken));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that backs up ended without an answer.")));
  });
}

async function work({ url, to }: Order): Promise<void> {
  const report: Report = await backup(url, to).then(
    (made) => ({ made }),
    (error: Error) => (error.name === "UnfitDatabase" ? { unfit: error.message } : { broken: error.message }),
  );
  parentPort?.postMessage(report);
}

if (!isMainThread && (workerData as Partial<Order> | null)?.keeper) void work(workerData as Order);
