/** Writes the migrations of both dialects from `db/schema.ts`: `npm run db:generate -- --name what-changes`. */
import { spawnSync } from "node:child_process";

for (const url of ["file:unused.db", "postgres://unused/unused"]) {
  const { status } = spawnSync("npx", ["drizzle-kit", "generate", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: url },
  });
  if (status !== 0) process.exit(status ?? 1);
}
