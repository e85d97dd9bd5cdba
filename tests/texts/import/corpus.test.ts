/**
 * Files of every form with what an import makes of them. A new case is a new folder, `FORMAT/CASE/` with `source.*` and
 * `expected.json`, the outline as `lectern outline --json` prints it.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { outlineOf } from "~/texts/import/outline";
import { readSource } from "~/texts/import/read";

const root = "tests/corpus/imports";
const cases = fs
  .readdirSync(root)
  .flatMap((format) => fs.readdirSync(path.join(root, format)).map((name) => path.join(format, name)));

test.each(cases)("%s", async (name) => {
  const folder = path.join(root, name);
  const fileName = fs.readdirSync(folder).find((file) => file.startsWith("source."))!;
  const bytes = new Uint8Array(fs.readFileSync(path.join(folder, fileName)));
  const expected = JSON.parse(fs.readFileSync(path.join(folder, "expected.json"), "utf8")) as unknown;
  expect(outlineOf(await readSource({ bytes, fileName }))).toEqual(expected);
});
