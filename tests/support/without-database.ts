/** Which files of tests say the same on every database, since nothing that they load could open one. */
import fs from "node:fs";
import path from "node:path";
import { importsOf } from "./imports";

/** A child may open one, and of what is found by a pattern nobody knows here what it loads. */
const unknown = /child_process|import\.meta\.glob|DATABASE_URL|REDIS_URL/;

/**
 * Of all files of the quick suite those that reach nothing of `db/`, through whatever they import, and start no process.
 * They run on SQLite; to run them again on PostgreSQL would find nothing and takes minutes.
 *
 * @returns Paths from the root, sorted
 */
export function withoutDatabase(): string[] {
  const imported = new Map<string, string[]>();
  const reaches = (test: string): boolean => {
    const met = new Set([test]);
    for (const file of met) {
      if (file.startsWith("db/")) return true;
      if (file.startsWith("tests/") && unknown.test(fs.readFileSync(file, "utf8"))) return true;
      const further = imported.get(file) ?? importsOf(file);
      imported.set(file, further);
      for (const each of further) met.add(each);
    }
    return false;
  };
  return fs
    .readdirSync("tests", { recursive: true, encoding: "utf8" })
    .map((file) => `tests/${file.replaceAll(path.sep, "/")}`)
    .filter((file) => /\.test\.tsx?$/.test(file) && !reaches(file))
    .sort();
}
