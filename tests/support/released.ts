/** Databases as released versions left them (`tests/fixtures`), on SQLite or PostgreSQL, and what stands in them. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { migrate } from "#db/migrate";
import { databaseUrl, type DatabaseUrl } from "#db/url";
import { onServer } from "./on-server";

const fixtures = "tests/fixtures";

/** Names of the migrations that were the last one of a release. */
export const releases = fs
  .readdirSync(fixtures)
  .filter((name) => name.endsWith(".jsonl.gz"))
  .map((name) => name.replace(".jsonl.gz", ""))
  .sort();

/** The migrations as the release had them: those after `tag` are left out. @returns a folder like `migrations/` */
export function migrationsUpTo(tag: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-released-"));
  fs.cpSync("migrations", folder, { recursive: true });
  for (const dialect of ["sqlite", "postgres"]) {
    const file = path.join(folder, dialect, "meta", "_journal.json");
    const journal = JSON.parse(fs.readFileSync(file, "utf8")) as { entries: { tag: string }[] };
    const end = journal.entries.findIndex((entry) => entry.tag === tag);
    fs.writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end + 1) }));
  }
  return folder;
}

/** The file that the release left, unpacked. */
export function releasedFile(tag: string, to: string): void {
  fs.writeFileSync(to, zlib.gunzipSync(fs.readFileSync(path.join(fixtures, `${tag}.db.gz`))));
}

let made = 0;

/** A database of that release, of its own, on the database the suite runs on. */
export async function releasedDatabase(tag: string, folder: string): Promise<DatabaseUrl> {
  const own = databaseUrl();
  if (own.dialect === "sqlite") {
    const file = path.join(folder, `released-${++made}.db`);
    releasedFile(tag, file);
    return { dialect: "sqlite", file };
  }
  const url = await emptyDatabase(own.url);
  await migrate({ dialect: "postgres", url }, migrationsUpTo(tag));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [table, rows] of rowsOf(tag)) {
    for (let from = 0; from < rows.length; from += 2000) {
      const batch = rows.slice(from, from + 2000);
      const names = Object.keys(batch[0] ?? {}).map((name) => `"${name}"`);
      await client.query(
        `insert into "${table}" (${names.join(", ")}) select ${names.join(", ")} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
        [JSON.stringify(batch)],
      );
    }
  }
  await client.end();
  return { dialect: "postgres", url };
}

/** The same database once more, as it stands. */
export async function copyOf(url: DatabaseUrl): Promise<DatabaseUrl> {
  if (url.dialect === "sqlite") {
    const file = url.file.replace(/[^/]+\.db$/, `released-${++made}.db`);
    fs.copyFileSync(url.file, file);
    return { dialect: "sqlite", file };
  }
  return { dialect: "postgres", url: await emptyDatabase(url.url, new URL(url.url).pathname.slice(1)) };
}

async function emptyDatabase(beside: string, template = "template0"): Promise<string> {
  // Named like the tests' own, so that it is cleared away with them.
  const name = `lectern_test_${process.ppid}_${process.pid}_${++made}`;
  await onServer(process.env["TEST_POSTGRES"] ?? beside, `create database ${name} template ${template}`);
  const url = new URL(beside);
  url.pathname = `/${name}`;
  return url.href;
}

type Row = Record<string, unknown>;

function rowsOf(tag: string): Map<string, Row[]> {
  const lines = zlib
    .gunzipSync(fs.readFileSync(path.join(fixtures, `${tag}.jsonl.gz`)))
    .toString("utf8")
    .trim();
  const tables = new Map<string, Row[]>();
  for (const line of lines.split("\n")) {
    const [table, row] = JSON.parse(line) as [string, Row];
    const rows = tables.get(table);
    if (rows) rows.push(row);
    else tables.set(table, [row]);
  }
  return tables;
}

export type Columns = Record<string, string[]>;
export type Sums = Record<string, { rows: number; sum: string }>;

/** Tables of ours with their columns. */
export async function columnsOf(url: DatabaseUrl): Promise<Columns> {
  const found = await query(
    url,
    `select m.name as "table", p.name as "column" from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'`,
    `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`,
  );
  const columns: Columns = {};
  for (const { table, column } of found as { table: string; column: string }[]) {
    if (table.startsWith("sqlite_") || table === "__drizzle_migrations") continue;
    (columns[table] ??= []).push(column);
  }
  for (const names of Object.values(columns)) names.sort();
  return columns;
}

/** A checksum for each table over those columns of all its rows. */
export async function sumsOf(url: DatabaseUrl, columns: Columns): Promise<Sums> {
  const sums: Sums = {};
  for (const [table, names] of Object.entries(columns)) {
    const statement = `select ${[...names]
      .sort()
      .map((name) => `"${name}"`)
      .join(", ")} from "${table}"`;
    const rows = (await query(url, statement)).map((row) => JSON.stringify(row)).sort();
    sums[table] = { rows: rows.length, sum: createHash("sha256").update(rows.join("\n")).digest("hex") };
  }
  return sums;
}

/** How many migrations have been applied. */
export async function appliedTo(url: DatabaseUrl): Promise<number> {
  const [row] = await query(
    url,
    "select count(*) as count from __drizzle_migrations",
    "select count(*) as count from drizzle.__drizzle_migrations",
  );
  return Number(row?.["count"]);
}

/** What does not hold together; empty when all does. */
export async function brokenIn(url: DatabaseUrl): Promise<unknown[]> {
  if (url.dialect === "postgres") return [];
  const connection = new Sqlite(url.file);
  const verdict = connection.pragma("integrity_check", { simple: true });
  const dangling = connection.pragma("foreign_key_check") as unknown[];
  connection.close();
  return [...(verdict === "ok" ? [] : [verdict]), ...dangling];
}

export async function query(url: DatabaseUrl, statement: string, onPostgres = statement): Promise<Row[]> {
  if (url.dialect === "sqlite") {
    const connection = new Sqlite(url.file);
    const rows = connection.prepare(statement).all() as Row[];
    connection.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: url.url });
  await client.connect();
  const { rows } = await client.query<Row>(onPostgres);
  await client.end();
  return rows;
}
