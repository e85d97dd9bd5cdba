/** Backing up a PostgreSQL database: its own tools know best. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Counts } from "./backup";
import { requireEqual } from "./backup.sqlite";
import { UnfitDatabase } from "./migrate";

/** @returns what stands in the dump */
export async function dump(url: string, to: string): Promise<Counts> {
  return connected(url, async (client) => {
    // The tables are counted in the very moment that the dump shows.
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot");
    const counts = await countRows(client);
    await runTool(
      "pg_dump",
      ["--format=custom", "--no-owner", `--snapshot=${rows[0]?.snapshot ?? ""}`, `--file=${to}`],
      url,
    );
    await client.query("commit");
    return counts;
  });
}

/**
 * Restores the dump into a database of its own, where this user may make one, and counts; else reads it through.
 *
 * @throws UnfitDatabase when anything is not as it was in the database
 */
export async function checkDump(url: string, file: string, expected: Counts): Promise<"restored" | "listed"> {
  const listing = await runTool("pg_restore", ["--list", file], null);
  const listed = new Set(
    [...listing.matchAll(/ TABLE DATA (\S+ \S+) /g)].map(([, name]) => (name ?? "").replace(" ", ".")),
  );
  const missing = Object.keys(expected).find((table) => !listed.has(table));
  if (missing) throw new UnfitDatabase(`The backup is not whole: ${missing} is not in it.`);
  const name = `lectern_check_${randomBytes(6).toString("hex")}`;
  return connected(url, async (client) => {
    try {
      await client.query(`create database ${name} template template0`);
    } catch (error) {
      if ((error as { code?: string }).code === "42501") return "listed";
      throw error;
    }
    try {
      const trial = new URL(url);
      trial.pathname = `/${name}`;
      await runTool("pg_restore", ["--no-owner", "--exit-on-error", file], trial.href);
      requireEqual(await connected(trial.href, countRows), expected);
    } finally {
      await client.query(`drop database ${name} with (force)`);
    }
    return "restored";
  });
}

/** See `restore`. */
export async function restoreDump(url: string, from: string, force: boolean): Promise<void> {
  if (!force)
    throw new UnfitDatabase("This replaces what is in the PostgreSQL database. Stop Lectern, then say --force.");
  await runTool("pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", from], url);
}

/** Whether PostgreSQL's tools are there to be called. */
export const hasTools = (): Promise<boolean> =>
  runTool("pg_dump", ["--version"], null).then(
    () => true,
    () => false,
  );

async function countRows(client: pg.Client): Promise<Counts> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'drizzle') order by 1, 2`,
  );
  const counts: Counts = {};
  for (const { schema, name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) as count from "${schema}"."${name}"`);
    counts[`${schema}.${name}`] = Number(rows[0]?.count);
  }
  return counts;
}

async function connected<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** The password goes by the environment: arguments are seen by every user. @returns what it printed */
function runTool(tool: "pg_dump" | "pg_restore", args: string[], url: string | null): Promise<string> {
  const address = url === null ? null : new URL(url);
  const password = decodeURIComponent(address?.password ?? "");
  if (address) address.password = "";
  return new Promise((resolve, reject) => {
    const child = spawn(tool, [...args, ...(address ? [`--dbname=${address.href}`] : [])], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("error", () =>
      reject(
        new UnfitDatabase(
          `${tool} is not installed. It comes with PostgreSQL (Debian: apt-get install postgresql-client).`,
        ),
      ),
    );
    child.once("close", (code) => {
      if (code === 0) resolve(out);
      else reject(new UnfitDatabase(`${tool} failed: ${err.trim().split("\n")[0] ?? ""}`));
    });
  });
}
