/** What an import is that takes longer than one waits for. */
import type { Progress } from "./import/progress";

export const jobLimits = {
  /** Milliseconds that whoever asked waits for the text itself; then it is a job. */
  soon: 1_500,
  /** Milliseconds that a program may ask to wait. */
  mostWait: 60_000,
  /** Milliseconds between two signs of life of the process that runs it. */
  beat: 1_000,
  /** Milliseconds without one, after which the process is gone. */
  dead: 20_000,
  /** Days that what became of it can be asked. */
  days: 3,
} as const;

export type JobState = "queued" | "running" | "done" | "failed";

/** What a page shows of it. `to`: where what became of it stands. */
export type JobLine = {
  id: string;
  fileName: string;
  state: JobState;
  progress: Progress | null;
  problem: string | null;
};

/** What a program wishes by the header `Prefer`. `wait`: milliseconds, null where it does not say. */
export type Wish = { isAsync: boolean; wait: number | null };

/** @see https://www.rfc-editor.org/rfc/rfc7240 sections 2, 4.1 and 4.3 */
export function wishIn(prefer: string | null): Wish {
  const named = (prefer ?? "").split(",").map((each) => (each.split(";")[0] ?? "").trim().toLowerCase());
  const wait = named.flatMap((each) => /^wait\s*=\s*"?(\d{1,5})"?$/.exec(each)?.[1] ?? [])[0];
  return {
    isAsync: named.some((each) => /^respond-async(?:\s*=\s*(?:""|true))?$/.test(each)),
    wait: wait === undefined ? null : Math.min(Number(wait) * 1000, jobLimits.mostWait),
  };
}

/** Milliseconds until a program is answered with a job: at once where it asks for that alone. */
export const waitOf = ({ isAsync, wait }: Wish): number => wait ?? (isAsync ? 0 : jobLimits.soon);
