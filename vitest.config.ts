import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first";

/**
 * The quick suite. `DATABASE_URL=postgres://…` runs the same tests on PostgreSQL: each test file gets a database of
 * its own there, copied from a migrated template, as it gets a file of its own on SQLite.
 * Slow suites have configurations of their own: `vitest.stories.config.ts` (browser), `vitest.crash.config.ts`.
 */
export default defineConfig({
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("./app", import.meta.url)),
      "#db": fileURLToPath(new URL("./db", import.meta.url)),
    },
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/crash/**"],
    pool: "forks",
    // By itself it would leave one processor idle, which of two is half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    globalSetup: ["tests/support/template.ts"],
    setupFiles: ["tests/support/own-database.ts"],
    // These machines are shared: a slow moment is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
