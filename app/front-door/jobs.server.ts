/**
 * What the process does by itself, beside answering: each job runs when its time comes or when somebody announces that
 * something is due, never twice at once in this process. Several processes may run the same job at the same time, so a
 * job takes what it works on by a lease or in a write that only one can win.
 */
import { onAnnouncement } from "../live/announce.server";
import { log } from "../log.server";
import { countJob } from "./metrics.server";

export type Job = {
  name: string;
  /** Milliseconds from the end of one run to the next. */
  every: number;
  /** Also each time that is announced. */
  on?: "access";
  run(): Promise<void>;
};

/** Starts them all. @returns how to stop: no run begins after that, and it waits for those under way */
export function startJobs(jobs: Job[]): () => Promise<void> {
  const running = jobs.map(startJob);
  return async () => void (await Promise.all(running.map((stop) => stop())));
}

function startJob({ name, every, on, run }: Job): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;
  let again = false;
  let over = false;

  const go = () => {
    clearTimeout(timer);
    if (over) return;
    if (underWay) return void (again = true);
    underWay = run()
      .then(
        () => countJob(name, "done"),
        (error: unknown) => {
          countJob(name, "failed");
          log().error({ err: asError(error), job: name }, "broken: a job");
        },
      )
      .finally(() => {
        underWay = undefined;
        if (again && !over) {
          again = false;
          return go();
        }
        timer = setTimeout(go, every).unref();
      });
  };

  const forget = onAnnouncement("due", (what) => {
    if (what === name) go();
  });
  const forgetOther = on ? onAnnouncement(on, go) : () => undefined;
  timer = setTimeout(go, Math.min(every, 1_000)).unref();
  return async () => {
    over = true;
    forget();
    forgetOther();
    clearTimeout(timer);
    await underWay;
  };
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));
