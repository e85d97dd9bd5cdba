/**
 * How many requests somebody may send. Asked at every request, so it is counted in this process; with Redis, processes
 * tell one another several times a second what they counted.
 */
import { settings } from "../env.server";
import { Windows } from "./counters";
import { requestRates, type Limit } from "./limit";
import { redisClient } from "./redis.server";

export type Rate = {
  /** Seconds until more are answered; 0: this one is. */
  wait: number;
  /** More than twice what is allowed: nothing is spent on these any more. */
  isFlood: boolean;
};

const within: Rate = { wait: 0, isFlood: false };
const windowsOf = (rates: readonly Limit[]) =>
  rates.map((limit) => new Windows(limit, Boolean(process.env["REDIS_URL"])));
const windows = { stranger: windowsOf(requestRates.stranger), user: windowsOf(requestRates.user) };

/** Counts one more. @param key a network, or a user's id */
export function countRequest(kind: keyof typeof windows, key: string, now = Date.now()): Rate {
  for (const each of windows[kind]) {
    const { used, wait } = each.add(key, now);
    // What is refused is not counted for longer: whoever hammers for ten seconds has not lost the minute.
    if (used > each.tries) return { wait: Math.ceil(wait / 1000), isFlood: used > 2 * each.tries };
  }
  return within;
}

/** Milliseconds between two rounds of telling. */
const tellEvery = 100;

/** Shares the counts by Redis; without one it does nothing. @returns how to stop */
export function shareRequestCounts(): () => void {
  const { redisUrl, limits } = settings();
  if (!redisUrl || !limits) return () => undefined;
  const client = redisClient(redisUrl);
  void client.connect().catch(() => undefined);
  const named = Object.entries(windows).flatMap(([kind, all]) =>
    all.map((each, at) => ({ prefix: `lectern:requests:${kind}:${at}`, each })),
  );
  let telling = false;
  const tell = async () => {
    if (telling || !client.isReady) return;
    telling = true;
    try {
      for (const { prefix, each } of named) {
        const { window, length, added } = each.take();
        if (added.length === 0) continue;
        const batch = client.multi();
        for (const [key, by] of added) {
          const name = `${prefix}:${window}:${key}`;
          batch.incrBy(name, by).pExpire(name, 2 * length);
        }
        const totals = (await batch.execAsPipeline()) as unknown[];
        added.forEach(([key], at) => each.hear(window, key, Number(totals[2 * at] ?? 0)));
      }
    } catch {
      // Away: each process counts for itself until it is back.
    } finally {
      telling = false;
    }
  };
  const timer = setInterval(() => void tell(), tellEvery).unref();
  return () => {
    clearInterval(timer);
    client.destroy();
  };
}
