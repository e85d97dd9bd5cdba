import { defineConfig } from "vitest/config";
import stories from "./vitest.stories.config";

/**
 * Walks through every page, in a real browser: what axe finds, what attacks come through, what the content policy stops. They take minutes
 * and mind no neighbour, so they run beside one another: `npx vitest run -c vitest.walks.config.ts`.
 */
export default defineConfig({
  ...stories,
  test: {
    ...stories.test,
    include: (stories.test?.include ?? []).map((files) => files.replace(".story.", ".walk.")),
    fileParallelism: true,
    maxWorkers: 2,
  },
});
