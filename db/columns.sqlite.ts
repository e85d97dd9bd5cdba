/** The shared column words in SQLite's spelling. Sibling: `columns.postgres.ts`, word for word. */
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

export { check, foreignKey, index, integer, primaryKey, text, unique, uniqueIndex };

export const table = sqliteTable;

/** A moment in time, UTC, milliseconds. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

export const boolean = (name: string) => integer(name, { mode: "boolean" });

/** Any JSON value of type `T`. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
