/**
 * The words `schema.ts` is written in, taken from the dialect that `DATABASE_URL` names and typed as SQLite.
 * This is the one place where the PostgreSQL words are cast: the suite that runs on both databases is the guard.
 */
import * as postgres from "./columns.postgres";
import * as sqlite from "./columns.sqlite";
import { databaseUrl } from "./url";

const words = databaseUrl().dialect === "postgres" ? (postgres as unknown as typeof sqlite) : sqlite;

export const {
  table,
  text,
  integer,
  boolean,
  instant,
  json,
  index,
  unique,
  uniqueIndex,
  check,
  foreignKey,
  primaryKey,
} = words;
