import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Slow suites that end processes the hard way, on the built server: `npx vitest run --config vitest.crash.config.ts`. */
export default defineConfig({
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("./app", import.meta.url)),
      "#db": fileURLToPath(new URL("./db", import.meta.url)),
    },
  },
  test: {
    include: ["tests/crash/**/*.test.ts"],
    pool: "forks",
    // One at a time: each loads the machine by itself.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
