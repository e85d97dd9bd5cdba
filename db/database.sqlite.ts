import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Database, Db } from "./database";
import { isDiskFull } from "./failures";
import { checkpointsApart, type Checkpoints } from "./checkpointer";
import { connect } from "./connection.sqlite";
import * as schema from "./schema";
import { writer } from "./writer";

/** KiB. */
const writerCache = 8 * 1024;

/**
 * Pages of 4 KiB in the log after which a commit carries it over itself: as SQLite has it, and where a thread does it. That one never
 * sees the end of the log while others write without a pause; then the writer does, or the log would grow for ever.
 */
const pages = { alone: 1_000, besideThread: 16_000 };

/** Two connections to one file: one that writes, in a queue, and one that can only read. */
export function openSqlite(file: string): Database {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const writing = connect(file);
  // What does not fit is written to the log as it comes. The pages of a whole book at once are a commit that everybody waits for.
  writing.pragma(`cache_size = -${writerCache}`);
  const reading = connect(file);
  reading.pragma("query_only = ON");
  let checkpoints: Checkpoints | null = null;
  const tx = drizzle(writing, { schema }) as unknown as Db;
  const statements = new Map<string, Sqlite.Statement>();
  const exec = (statement: string) => {
    let known = statements.get(statement);
    if (!known) statements.set(statement, (known = writing.prepare(statement)));
    known.run();
  };
  const queue = writer<Db>({
    async begin() {
      exec("begin immediate");
      return tx;
    },
    async run(statement) {
      exec(statement);
    },
    async commit() {
      exec("commit");
    },
    async rollback() {
      if (writing.inTransaction) exec("rollback");
    },
    // Another process (the operator's tool) may hold the file for longer than busy_timeout.
    isConflict: (error) => error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY"),
    // SQLite rolls back by itself then, so there is no savepoint left to go back to.
    endsAll: (error) => isDiskFull(error),
  });
  return {
    dialect: "sqlite",
    read: drizzle(reading, { schema }) as unknown as Db,
    write: queue.write,
    async ping() {
      reading.prepare("select 1").get();
    },
    async size() {
      const sizes = ["", "-wal"].map((end) => fs.statSync(file + end, { throwIfNoEntry: false })?.size ?? 0);
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    checkpoint: () => checkpoint(file),
    checkpointApart(builtAs) {
      checkpoints ??= checkpointsApart(builtAs, file, () => writing.pragma(`wal_autocheckpoint = ${pages.alone}`));
      writing.pragma(`wal_autocheckpoint = ${pages.besideThread}`);
    },
    async close() {
      await queue.idle();
      await checkpoints?.end();
      reading.close();
      writing.close();
    },
  };
}

/**
 * By a connection of its own that never waits: waiting would keep the processor from the very write it waits for.
 * Under writes without a pause it may not get its turn; the next one tries again.
 */
async function checkpoint(file: string): Promise<void> {
  const connection = connect(file);
  try {
    connection.pragma("busy_timeout = 0");
    for (let tries = 0; tries < 100; tries++) {
      const [result] = connection.pragma("wal_checkpoint(TRUNCATE)") as Array<{ busy: number }>;
      if (result?.busy === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    connection.close();
  }
}
