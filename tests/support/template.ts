/** Before all tests: one migrated database, which each test file copies. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "#db/migrate";
import { databaseUrl } from "#db/url";
import { onServer } from "./on-server";

export default async function template() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-tests-"));
  process.env["TEST_FOLDER"] = folder;
  const server = process.env["DATABASE_URL"];
  if (!server?.startsWith("postgres")) {
    await migrate({ dialect: "sqlite", file: path.join(folder, "template.db") }, "migrations");
    return () => fs.rmSync(folder, { recursive: true, force: true });
  }
  process.env["TEST_POSTGRES"] = server;
  const name = `lectern_template_${process.pid}`;
  process.env["TEST_TEMPLATE"] = name;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(databaseUrl({ DATABASE_URL: url.href }), "migrations");
  process.env["TEST_COPYING"] = await copying(server);
  return async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    const made = await client.query<{ datname: string }>("select datname from pg_database where datname like $1", [
      `lectern_test_${process.pid}_%`,
    ]);
    for (const { datname } of made.rows) await client.query(`drop database ${datname} with (force)`);
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  };
}

/** From version 15 on a copy goes through the log unless told otherwise, which takes more than twice the time. */
async function copying(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  await client.end();
  return Number(rows[0]?.server_version_num) >= 150_000 ? "strategy file_copy" : "";
}
