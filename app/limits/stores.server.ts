/**
 * Where tries are counted so that all processes and the next start know of them: Redis where there is one, else the
 * product's own database, as a side table. rate-limiter-flexible does the counting in each.
 */
import path from "node:path";
import { RateLimiterPostgres, RateLimiterRedis, RateLimiterRes, RateLimiterSQLite } from "rate-limiter-flexible";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { countersTable, openCountersFile, openCountersPool } from "#db/counters";
import { databaseUrl } from "#db/url";
import type { Counted } from "./counters";
import { limits, type LimitName } from "./limit";

export type Store = {
  /** @throws when the store is away */
  add(name: LimitName, key: string, by: number): Promise<Counted>;
  forget(name: LimitName, key: string): Promise<void>;
  /** Throws away what is over, so that the store stays small. */
  sweep(now: number): Promise<void>;
  /** For tests. */
  empty(): Promise<void>;
  close(): Promise<void>;
};

type Limiter = Pick<RateLimiterAbstract, "penalty" | "reward" | "delete">;

/** @throws when it cannot be opened */
export async function openStore(redisUrl: string | null, dataDir: string): Promise<Store> {
  if (redisUrl) return redisStore(redisUrl);
  const database = databaseUrl();
  return database.dialect === "postgres" ? postgresStore(database.url) : fileStore(path.join(dataDir, "limits.db"));
}

async function redisStore(url: string): Promise<Store> {
  // Most places have none, and its client takes longest of all to load.
  const { redisClient } = await import("./redis.server");
  const client = redisClient(url);
  const connecting = client.connect().catch(() => undefined);
  await Promise.race([connecting, new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
  const of = limiters(
    (options) =>
      new RateLimiterRedis({ ...options, storeClient: client, useRedisPackage: true, rejectIfRedisNotReady: true }),
  );
  return {
    ...counting(of),
    // Redis forgets by itself.
    sweep: async () => undefined,
    async empty() {
      const keys = await client.keys("lectern:limit:*");
      if (keys.length > 0) await client.del(keys);
    },
    close: async () => client.destroy(),
  };
}

async function postgresStore(url: string): Promise<Store> {
  const pool = await openCountersPool(url);
  const of = limiters(
    (options) =>
      new RateLimiterPostgres({
        ...options,
        ...{ storeClient: pool, storeType: "pool", tableName: countersTable },
        ...{ tableCreated: true, clearExpiredByTimeout: false },
      }),
  );
  return {
    ...counting(of),
    sweep: async (now) => void (await pool.query(`delete from ${countersTable} where expire < $1`, [now])),
    empty: async () => void (await pool.query(`delete from ${countersTable}`)),
    close: () => pool.end(),
  };
}

async function fileStore(file: string): Promise<Store> {
  const connection = openCountersFile(file);
  const of = limiters(
    (options) =>
      new RateLimiterSQLite({
        ...options,
        ...{ storeClient: connection, storeType: "better-sqlite3", tableName: countersTable },
        ...{ tableCreated: true, clearExpiredByTimeout: false },
      }),
  );
  const over = connection.prepare(
    `delete from ${countersTable} where key in (select key from ${countersTable} where expire < ? limit 2000)`,
  );
  return {
    ...counting(of),
    async sweep(now) {
      // In pieces: everybody else waits for each.
      while (over.run(now).changes > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async empty() {
      connection.exec(`delete from ${countersTable}`);
    },
    async close() {
      connection.close();
    },
  };
}

type Options = { keyPrefix: string; points: number; duration: number };

function limiters(make: (options: Options) => Limiter): (name: LimitName) => Limiter {
  const made = new Map<LimitName, Limiter>();
  return (name) => {
    const found = made.get(name);
    if (found) return found;
    const { tries: points, within: duration } = limits[name];
    const limiter = make({ keyPrefix: `lectern:limit:${name}`, points, duration });
    made.set(name, limiter);
    return limiter;
  };
}

function counting(of: (name: LimitName) => Limiter): Pick<Store, "add" | "forget"> {
  return {
    async add(name, key, by) {
      const answer = by < 0 ? await of(name).reward(key, -by) : await of(name).penalty(key, by);
      if (!(answer instanceof RateLimiterRes)) throw new Error("The store of limits gave no count.");
      return { used: answer.consumedPoints, wait: answer.msBeforeNext };
    },
    async forget(name, key) {
      await of(name).delete(key);
    },
  };
}
