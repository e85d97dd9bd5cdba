/** Brings a database to this program's schema, and refuses what it must not touch. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { applicationId, connect } from "./connection.sqlite";
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

/** How a database stands to this program. `holds`: there is something in it that an upgrade could lose. */
export type Standing = { holds: boolean; waiting: number };

/**
 * Reads only. A database that cannot be read holds nothing here: `migrate` says what is wrong with it.
 *
 * @param folder where the generated migrations stand
 */
export async function standingOf(url: DatabaseUrl, folder: string): Promise<Standing> {
  const written = journalOf(path.join(folder, url.dialect)).length;
  const applied = url.dialect === "sqlite" ? appliedInFile(url.file) : await appliedOnServer(url.url);
  return { holds: applied > 0, waiting: Math.max(0, written - applied) };
}

/**
 * Whether a Lectern stands there, of whatever version. Makes nothing.
 *
 * @throws UnfitDatabase for a file that is damaged, another program's, or missing though it was there before; the
 *   driver's own error where PostgreSQL is away
 */
export async function isInstalled(url: DatabaseUrl): Promise<boolean> {
  if (url.dialect === "sqlite") {
    refuseUnfitFile(url.file);
    return appliedInFile(url.file) > 0;
  }
  const client = new pg.Client({ connectionString: url.url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string | null }>(
      "select to_regclass('drizzle.__drizzle_migrations') as name",
    );
    return rows[0]?.name !== null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function appliedInFile(file: string): number {
  if (!fs.existsSync(file)) return 0;
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(file, { readonly: true });
    return Number(connection.prepare("select count(*) from __drizzle_migrations").pluck().get());
  } catch {
    return 0;
  } finally {
    connection?.close();
  }
}

async function appliedOnServer(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ count: string }>(
      "select count(*) as count from drizzle.__drizzle_migrations",
    );
    return Number(rows[0]?.count ?? 0);
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The generated migrations of a dialect, oldest first. */
export const journalOf = (migrationsFolder: string) =>
  (
    JSON.parse(fs.readFileSync(path.join(migrationsFolder, "meta", "_journal.json"), "utf8")) as {
      entries: Array<{ when: number; tag: string }>;
    }
  ).entries;

function migrateFile(file: string, migrationsFolder: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  refuseUnfitFile(file);
  const connection = connect(file);
  try {
    refuseNewer(lastApplied(connection), migrationsFolder);
    connection.pragma(`application_id = ${applicationId}`);
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder });
    markPresent(file);
  } finally {
    connection.close();
  }
}

/** Leaves a mark beside the database, by which a later start notices that it has gone missing. */
export function markPresent(file: string): void {
  fs.writeFileSync(
    markerOf(file),
    `${path.basename(file)} is a Lectern database. While this file is here, Lectern refuses to start an empty one in its place.\n`,
  );
}

/**
 * Reads the file without changing it.
 *
 * @param thorough read it whole, however large
 * @throws UnfitDatabase when it is damaged, another program's, or missing though it was there
 */
export function refuseUnfitFile(file: string, thorough = false): void {
  const size = sizeOf(file);
  if (size === null) return refuseMissing(file);
  if (size === 0 && !fs.existsSync(markerOf(file))) return;
  if (size === 0) throw damaged(file, "it is empty");
  if (firstBytes(file) !== "SQLite format 3\0") throw damaged(file, "it does not begin like an SQLite file");
  let connection: Sqlite.Database | undefined;
  try {
    // Read-only: closing a connection that may write would carry a half-written log into a damaged file.
    connection = new Sqlite(file, { readonly: true });
    const owner = connection.pragma("application_id", { simple: true });
    const tables = connection.prepare("select count(*) from sqlite_master").pluck().get();
    if (owner !== applicationId && tables !== 0) {
      throw new UnfitDatabase(
        `${file} is a database of another program. Set DATABASE_URL or DATA_DIR to Lectern's own place.`,
      );
    }
    if (thorough || size <= checkedAtStart) {
      const verdict = connection.pragma(thorough ? "integrity_check(1)" : "quick_check(1)", { simple: true });
      if (verdict !== "ok") throw damaged(file, String(verdict).replace(/^\*+.*\*+\s*/, ""));
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && /CORRUPT|NOTADB|IOERR/.test(error.code))
      throw damaged(file, error.message);
    throw error;
  } finally {
    connection?.close();
  }
}

function refuseMissing(file: string): void {
  const marker = markerOf(file);
  const left = [marker, `${file}-wal`].find((beside) => fs.existsSync(beside));
  if (!left) return;
  throw new UnfitDatabase(
    `The database ${file} was here before and is missing now. Put it back, or restore a backup (npx lectern restore FROM). ` +
      `If you mean to start empty, delete ${left} and start again.`,
  );
}

/** Bytes; null when there is no such file. @throws UnfitDatabase when it cannot be read */
function sizeOf(file: string): number | null {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return null;
    if (!stat.isFile())
      throw new UnfitDatabase(`${file} is not a file. Set DATABASE_URL or DATA_DIR to another place, or move it away.`);
    fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
    return stat.size;
  } catch (error) {
    if (error instanceof UnfitDatabase) throw error;
    throw new UnfitDatabase(
      `The database ${file} cannot be opened (${(error as NodeJS.ErrnoException).code}). Give this user access to it and to its folder.`,
    );
  }
}

function firstBytes(file: string): string {
  const header = Buffer.alloc(16);
  const handle = fs.openSync(file, "r");
  fs.readSync(handle, header, 0, 16, 0);
  fs.closeSync(handle);
  return header.toString("latin1");
}

const damaged = (file: string, what: string) =>
  new UnfitDatabase(
    `The database ${file} is damaged (${what}). Nothing was changed. Restore a backup: npx lectern restore FROM`,
  );

function lastApplied(connection: Sqlite.Database): number {
  const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!known) return 0;
  return Number(connection.prepare("select max(created_at) from __drizzle_migrations").pluck().get() ?? 0);
}

function refuseNewer(applied: number, migrationsFolder: string): void {
  const newest = Math.max(0, ...journalOf(migrationsFolder).map((entry) => entry.when));
  if (applied > newest) {
    throw new UnfitDatabase(
      "The database was written by a newer version of Lectern than this one. Nothing was changed. " +
        "Start the newer version, or restore a backup made before the upgrade.",
    );
  }
}

/** Begins with a dot, so that clearing away `lectern.db*` by hand does not take it along unseen. */
const markerOf = (file: string) => path.join(path.dirname(file), `.${path.basename(file)}.here`);
