/** A thorough look at the database: slower than the one at each start. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { journalOf, refuseUnfitFile } from "./migrate";
import type { DatabaseUrl } from "./url";

export type Finding = { what: string; fine: boolean; detail: string };

/** @param folder with the generated migrations @returns one line for each thing looked at; never throws for what it finds */
export async function examine(url: DatabaseUrl, folder: string): Promise<Finding[]> {
  const written = journalOf(path.join(folder, url.dialect)).length;
  return url.dialect === "sqlite" ? examineFile(url.file, written) : examineServer(url.url, written);
}

function examineFile(file: string, written: number): Finding[] {
  if (!fs.existsSync(file)) return [{ what: "database", fine: false, detail: `there is no file ${file}` }];
  try {
    refuseUnfitFile(file, true);
  } catch (error) {
    return [{ what: "database", fine: false, detail: (error as Error).message }];
  }
  const connection = new Sqlite(file, { readonly: true });
  try {
    const dangling = connection.pragma("foreign_key_check") as unknown[];
    const applied = connection.prepare("select count(*) from __drizzle_migrations").pluck().get();
    const { bavail, bsize } = fs.statfsSync(path.dirname(file));
    const free = Math.floor((bavail * bsize) / 1024 ** 2);
    const size = Math.ceil(fs.statSync(file).size / 1024 ** 2);
    return [
      { what: "database", fine: true, detail: `${file}, ${size} MB, sound` },
      {
        what: "references",
        fine: dangling.length === 0,
        detail: dangling.length === 0 ? "all lead somewhere" : `${dangling.length} lead nowhere`,
      },
      migrationsFinding(Number(applied), written),
      { what: "space", fine: free > Math.max(100, size), detail: `${free} MB free` },
    ];
  } finally {
    connection.close();
  }
}

async function examineServer(url: string, written: number): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const version = await client.query<{ server_version: string }>("show server_version");
    const applied = await client
      .query<{ count: string }>("select count(*) as count from drizzle.__drizzle_migrations")
      .then((result) => Number(result.rows[0]?.count ?? 0))
      .catch(() => 0);
    return [
      { what: "database", fine: true, detail: `PostgreSQL ${version.rows[0]?.server_version ?? ""}` },
      migrationsFinding(applied, written),
    ];
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return [{ what: "database", fine: false, detail: `PostgreSQL cannot be used (${code ?? message})` }];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function migrationsFinding(applied: number, written: number): Finding {
  const detail = {
    [-1]: `${written - applied} wait: npx lectern migrate`,
    0: "all applied",
    1: "written by a newer version of Lectern",
  };
  return { what: "migrations", fine: applied === written, detail: detail[Math.sign(applied - written) as -1 | 0 | 1] };
}
