/**
 * One code for two databases. Reads go to `read`; every write goes through `write(job)`, which behaves on both as
 * if one write ran at a time. See `docs/decisions/003-one-code-two-databases.md`.
 */
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { openPostgres } from "./database.postgres";
import { openSqlite } from "./database.sqlite";
import type * as schema from "./schema";
import type { DatabaseUrl } from "./url";

/** Drizzle over our schema, typed as asynchronous SQLite whatever is beneath. Always await it. */
export type Db = BaseSQLiteDatabase<"async", unknown, typeof schema>;

export type Database = {
  dialect: DatabaseUrl["dialect"];
  /** For reading only: on SQLite a write here fails loudly. Sees what is committed. */
  read: Db;
  /**
   * Runs `job` in a transaction and answers once it is on disk. Several waiting jobs may share one commit, each in
   * its own savepoint: one that throws is undone alone. A job may be run again after a conflict, so it must have no
   * effect but through `tx`, and must await nothing else (hashing, network, parsing), since it holds the only write lock.
   */
  write<T>(job: (tx: Db) => Promise<T>): Promise<T>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  /** Bytes it takes on disk. */
  size(): Promise<number>;
  /** On SQLite: carries the log over into the file and empties it, so that nothing erased is left there. */
  checkpoint(): Promise<void>;
  /** On SQLite: from now on a thread carries the log over. @param builtAs the file of `checkpointer.ts` as it is built */
  checkpointApart(builtAs: string): void;
  close(): Promise<void>;
};

/** Opens the database as it is; does not migrate. @throws Error when it cannot be opened */
export function openDatabase(url: DatabaseUrl): Database {
  return url.dialect === "postgres" ? openPostgres(url.url) : openSqlite(url.file);
}

/**
 * A query built once for each connection: building costs more than running it (80 to 100 µs against 20 to 30).
 *
 * @example const userById = prepared((db) => db.select().from(users).where(eq(users.id, sql.placeholder("id"))).prepare());
 *          const rows = await userById(db.read).execute({ id });
 */
export function prepared<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const kept = new WeakMap<Db, Query>();
  return (db) => {
    const found = kept.get(db);
    if (found !== undefined) return found;
    const built = build(db);
    kept.set(db, built);
    return built;
  };
}
