/** Searching by a part, on both databases: what is looked for is words, never a pattern. */
import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/** PostgreSQL keeps no NUL and refuses to be asked for one. */
const like = (column: SQLWrapper, before: string, part: string): SQL =>
  part.includes("\0") ? sql`1 = 0` : sql`${column} like ${`${before}${part.replace(/[%_\\]/g, "\\$&")}%`} escape '\\'`;

/**
 * Whether the column has `part` in it. Which letters are capitals is for the caller to settle: SQLite takes a for A,
 * PostgreSQL does not.
 */
export const contains = (column: SQLWrapper, part: string): SQL => like(column, "%", part);

/** Whether the column begins with `part`. */
export const beginsWith = (column: SQLWrapper, part: string): SQL => like(column, "", part);
