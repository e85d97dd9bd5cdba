import path from "node:path";

/** Where the rows are kept: one file of SQLite, or a PostgreSQL server. */
export type DatabaseUrl = { dialect: "sqlite"; file: string } | { dialect: "postgres"; url: string };

/**
 * Reads `DATABASE_URL` and `DATA_DIR`.
 *
 * @param env environment variables; `DATABASE_URL` is `postgres://…`, `file:PATH`, `sqlite:PATH` or absent
 *   (then `lectern.db` in `DATA_DIR`, default `./data`)
 * @throws Error with a sentence for the operator when the address is of another kind
 */
export function databaseUrl(env: Record<string, string | undefined> = process.env): DatabaseUrl {
  const url = env["DATABASE_URL"];
  if (!url) return { dialect: "sqlite", file: path.resolve(env["DATA_DIR"] || "data", "lectern.db") };
  if (/^postgres(ql)?:\/\//.test(url)) return { dialect: "postgres", url };
  const file = /^(?:file|sqlite):(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (file) return { dialect: "sqlite", file: path.resolve(file) };
  throw new Error(
    `DATABASE_URL is not an address Lectern knows (it starts with "${url.slice(0, 12)}"). ` +
      "Use postgres://USER:PASSWORD@HOST/NAME, or file:PATH for SQLite, or leave it out.",
  );
}
