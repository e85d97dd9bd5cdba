/** What is built beside the server is found by its pieces, however deep they stand; from source there is nothing. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { builtFile } from "~/built-file.server";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-built-"));
const keeper = path.join(folder, "build", "keeper.js");
fs.mkdirSync(path.join(folder, "build", "server", "assets"), { recursive: true });
fs.writeFileSync(keeper, "");
fs.writeFileSync(path.join(folder, "keeper.js"), "");
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const from = (...where: string[]) => pathToFileURL(path.join(folder, ...where)).href;

test.each([[["build", "lectern.js"]], [["build", "server", "index.js"]], [["build", "server", "assets", "a.js"]]])(
  "from %j",
  (where) => expect(builtFile("keeper.js", from(...where))).toBe(keeper),
);

test("nothing from source, though a file of that name stands above, nor of another name", () => {
  expect(builtFile("keeper.js", from("app", "operating", "backups.server.ts"))).toBe("");
  expect(builtFile("comparer.js", from("build", "lectern.js"))).toBe("");
});
