/** The shared column words in PostgreSQL's spelling. Sibling: `columns.sqlite.ts`, word for word. */
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";

export { boolean, check, foreignKey, index, integer, primaryKey, text, unique, uniqueIndex };

export const table = pgTable;

/** Precision 3: with microseconds a keyset cursor that went through a JavaScript `Date` skips rows. */
export const instant = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: "date" });

export const json = <T>(name: string) => jsonb(name).$type<T>();
