import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { findChromium } from "./tests/e2e/support/chromium";

/**
 * Stories in a real browser, two people at once where that is the point: `npx vitest run -c vitest.stories.config.ts`.
 * They need a Chromium (`CHROMIUM=/path/to/it`, or where systems put it) and drive the built server.
 * `DATABASE_URL=postgres://…` runs them on PostgreSQL, in databases made for them. `LECTERN_ROOT` names another copy
 * of this program to drive.
 */
const chromium = findChromium();
if (!chromium) {
  const missing = "no Chromium was found: install it, or set CHROMIUM to its path.";
  if (process.env["CI"] === "true") throw new Error(`Browser stories cannot run: ${missing}`);
  console.log(`Browser stories: SKIPPED, since ${missing}`);
}

export default defineConfig({
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("./app", import.meta.url)),
      "#db": fileURLToPath(new URL("./db", import.meta.url)),
    },
  },
  test: {
    include: chromium ? ["tests/e2e/**/*.story.ts"] : [],
    passWithNoTests: !chromium,
    globalSetup: chromium ? ["tests/e2e/support/suite.ts"] : [],
    // One browser at a time: stories wait for one another's processors otherwise.
    fileParallelism: false,
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { CHROMIUM: chromium ?? "" },
  },
});
