import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first";
import { withoutDatabase } from "./tests/support/without-database";

/**
 * The quick suite. `DATABASE_URL=postgres://…` runs the same tests on PostgreSQL: each test file gets a database of
 * its own there, copied from a migrated template, as it gets a file of its own on SQLite. What opens none is left to SQLite.
 * Slow suites have configurations of their own: `vitest.stories.config.ts` and `vitest.walks.config.ts` (browser), `vitest.crash.config.ts`.
 */
const onServer = /^postgres/.test(process.env["DATABASE_URL"] ?? "");
// Asked by name, a file runs wherever it is asked.
const left = onServer && !process.argv.some((word) => word.startsWith("tests/")) ? withoutDatabase() : [];
if (left.length > 0) console.log(`PostgreSQL: ${left.length} files of tests open no database and run on SQLite alone.`);

export default defineConfig({
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("./app", import.meta.url)),
      "#db": fileURLToPath(new URL("./db", import.meta.url)),
    },
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/crash/**", ...left],
    pool: "forks",
    // By itself it would leave one processor idle, which of two is half the machine. Beside a server each waits for it in turn.
    maxWorkers: Math.max(2, availableParallelism() - 1) + (onServer ? 1 : 0),
    sequence: { sequencer: LongestFirst },
    globalSetup: ["tests/support/template.ts"],
    setupFiles: ["tests/support/own-database.ts"],
    // These machines are shared: a slow moment is no failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
