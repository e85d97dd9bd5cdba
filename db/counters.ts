/**
 * Where counters of tries are kept: a side table that may lose its last moments in a power cut, so that counting costs
 * no fsync and never waits for, or holds up, what people write. The shape is that of rate-limiter-flexible.
 */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";

export const countersTable = "rate_limits";

const columns = `key varchar(255) primary key, points integer not null default 0, expire bigint`;
const index = `create index if not exists ${countersTable}_expire on ${countersTable} (expire)`;

/** A file of its own: a second writer on the main one would block it. One that cannot be read is begun anew. */
export function openCountersFile(file: string): Sqlite.Database {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  try {
    return connect(file);
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !/CORRUPT|NOTADB/.test(error.code)) throw error;
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(file + end, { force: true });
    return connect(file);
  }
}

function connect(file: string): Sqlite.Database {
  const connection = new Sqlite(file);
  try {
    // Longer than another process holds it for one count; whoever waits holds up everybody here.
    connection.pragma("busy_timeout = 50");
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = OFF");
    connection.exec(`create table if not exists ${countersTable} (${columns}); ${index};`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** `unlogged`: emptied by a crash of PostgreSQL, kept otherwise. Two processes may make it at once. */
export async function openCountersPool(connectionString: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 2_000 });
  pool.on("error", () => undefined);
  try {
    for (const statement of [`create unlogged table if not exists ${countersTable} (${columns})`, index]) {
      await pool.query(statement).catch((error: { code?: string }) => {
        if (error.code !== "23505" && error.code !== "42P07") throw error;
      });
    }
    return pool;
  } catch (error) {
    void pool.end();
    throw error;
  }
}
