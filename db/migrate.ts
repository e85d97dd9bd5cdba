/** Brings a database to this program's schema, and refuses what it must not touch. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { applicationId, connect } from "./database.sqlite";
import type { DatabaseUrl } from "./url";

/** A database this program must not open. The message is a sentence for the operator: what is wrong and what to do. */
export class UnfitDatabase extends Error {
  override name = "UnfitDatabase";
}

/** Above this size a start does not read the whole file; `lectern doctor` does. Bytes. */
const checkedAtStart = 64 * 1024 * 1024;
/** Any number will do that every Lectern process takes and nothing else: "LECT". */
const advisoryLock = 0x4c454354;

/**
 * @param url which database
 * @param folder where `sqlite/` and `postgres/` with the generated migrations stand
 * @throws UnfitDatabase for a file that is damaged, missing though it was there before, another program's, or newer
 */
export async function migrate(url: DatabaseUrl, folder: string): Promise<void> {
  const migrationsFolder = path.join(folder, url.dialect);
  if (url.dialect === "sqlite") return migrateFile(url.file, migrationsFolder);
  const client = new pg.Client({ connectionString: url.url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
    const applied = await client
      .query<{ at: string | null }>("select max(created_at) as at from drizzle.__drizzle_migrations")
      .then((result) => Number(result.rows[0]?.at ?? 0))
      .catch(() => 0);
    refuseNewer(applied, migrationsFolder);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

function migrateFile(file: string, migrationsFolder: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  refuseUnfitFile(file);
  const connection = connect(file);
  try {
    refuseNewer(lastApplied(connection), migrationsFolder);
    connection.pragma(`application_id = ${applicationId}`);
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder });
    fs.writeFileSync(markerOf(file), "This folder holds a Lectern database. Lectern reads this file to notice if the database goes missing.\n");
  } finally {
    connection.close();
  }
}

function refuseUnfitFile(file: string): void {
  if (!fs.existsSync(file)) {
    if (!fs.existsSync(markerOf(file))) return;
    throw new UnfitDatabase(
      `The database ${file} was here before and is missing now. Put it back (lectern restore FROM), ` +
        `or, if you mean to start empty, delete ${markerOf(file)} and start again.`,
    );
  }
  const size = fs.statSync(file).size;
  if (size === 0 && !fs.existsSync(markerOf(file))) return;
  const damaged = (what: string) =>
    new UnfitDatabase(`The database ${file} is damaged (${what}). Nothing was changed. Restore a backup: lectern restore FROM.`);
  if (size === 0) throw damaged("it is empty");
  const header = Buffer.alloc(16);
  const handle = fs.openSync(file, "r");
  fs.readSync(handle, header, 0, 16, 0);
  fs.closeSync(handle);
  if (header.toString("latin1") !== "SQLite format 3\0") throw damaged("it does not begin like an SQLite file");
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(file);
    const owner = connection.pragma("application_id", { simple: true });
    const tables = connection.prepare("select count(*) from sqlite_master").pluck().get();
    if (owner !== applicationId && tables !== 0) {
      throw new UnfitDatabase(`${file} is a database of another program. Set DATABASE_URL or DATA_DIR to Lectern's own place.`);
    }
    if (size <= checkedAtStart) {
      const verdict = connection.pragma("quick_check(1)", { simple: true });
      if (verdict !== "ok") throw damaged(String(verdict));
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && /CORRUPT|NOTADB|IOERR/.test(error.code)) throw damaged(error.message);
    throw error;
  } finally {
    connection?.close();
  }
}

function lastApplied(connection: Sqlite.Database): number {
  const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!known) return 0;
  return Number(connection.prepare("select max(created_at) from __drizzle_migrations").pluck().get() ?? 0);
}

function refuseNewer(applied: number, migrationsFolder: string): void {
  const journal = JSON.parse(fs.readFileSync(path.join(migrationsFolder, "meta", "_journal.json"), "utf8")) as {
    entries: Array<{ when: number }>;
  };
  const newest = Math.max(0, ...journal.entries.map((entry) => entry.when));
  if (applied > newest) {
    throw new UnfitDatabase(
      "The database was written by a newer version of Lectern than this one. Nothing was changed. " +
        "Start the newer version, or restore a backup made before the upgrade.",
    );
  }
}

const markerOf = (file: string) => `${file}.here`;
