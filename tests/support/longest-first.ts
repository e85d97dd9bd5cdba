/**
 * Files that take longest begin first. Where the suite has run before, vitest knows how long each takes; on a fresh
 * checkout it goes by their size, and a short file that takes half a minute would end alone on one processor.
 */
import fs from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const longest = [
  "tests/matrix/pages.test.ts",
  "tests/matrix/api.test.ts",
  "tests/matrix/strange.test.ts",
  "tests/moderation/planted.test.ts",
  "tests/texts/import/hostile.test.ts",
  "tests/server/shared-cache.test.ts",
  "tests/comments/markdown-attacks.test.ts",
  "tests/sessions/machine.test.ts",
  "tests/cli/lectern.test.ts",
  "tests/api/hostile-strings.test.ts",
  "tests/texts/import/plain-words.test.ts",
  "tests/live/bus.test.ts",
  "tests/matrix/sockets.test.ts",
  "tests/db/upgrade.test.ts",
  "tests/live/live.test.ts",
];
const gone = longest.filter((file) => !fs.existsSync(file));
if (gone.length > 0) throw new Error(`No such tests: ${gone.join(", ")}`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
