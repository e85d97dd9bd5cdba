/** What both databases say when a rule of the schema refuses a row, under one name each. */

const taken = new Set(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"]);
const dangling = new Set(["SQLITE_CONSTRAINT_FOREIGNKEY", "23503"]);
const overLimit = new Set(["SQLITE_CONSTRAINT_CHECK", "23514"]);
const full = new Set(["SQLITE_FULL", "SQLITE_IOERR", "53100", "ENOSPC", "EDQUOT", "EIO"]);
const away = new Set(["ECONNREFUSED", "ECONNRESET", "57P01", "57P02", "57P03", "08001", "08003", "08006", "53300"]);

/** A row with this key stands already. */
export const isTaken = (error: unknown) => hasCode(error, taken);

/** It points at a row that is not there. */
export const isDangling = (error: unknown) => hasCode(error, dangling);

/** A `check` of the schema says no. */
export const isOverLimit = (error: unknown) => hasCode(error, overLimit);

/** The disk is full or failing: nothing was written, and writing later may work. */
export const isDiskFull = (error: unknown) => hasCode(error, full);

/** The database server does not answer: what was asked for was not done, and may work later. */
export const isDatabaseAway = (error: unknown) => hasCode(error, away);

function hasCode(error: unknown, codes: Set<string>): boolean {
  for (let at: unknown = error, depth = 0; at && depth < 4; at = (at as { cause?: unknown }).cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === "string" && (codes.has(code) || codes.has(code.replace(/^(SQLITE_IOERR).*/, "$1"))))
      return true;
  }
  return false;
}
