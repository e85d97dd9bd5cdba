/**
 * Files of every form with what an import has to make of them, as a careful reader would say it is right. A new case is
 * a new folder, `FORMAT/CASE/` with `source.*` (`corpus-source.ts` says in which forms) and `expected.json`: the outline
 * as `lectern outline --json` prints it, and beside it, where the case is about them, `warnings` (words of each, in
 * their order) or, alone, `refused` (words of the refusal).
 */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { outlineOf, type Outline } from "~/texts/import/outline";
import { readSource } from "~/texts/import/read";
import { sourceIn } from "./corpus-source";

const root = "tests/corpus/imports";
const formats = fs.readdirSync(root);
const cases = formats.flatMap((format) => fs.readdirSync(path.join(root, format)).map((name) => `${format}/${name}`));

type Expected = Outline & { warnings?: string[]; refused?: string };

test.each(cases)("%s", async (name) => {
  const folder = path.join(root, name);
  const { warnings, refused, ...outline } = JSON.parse(
    fs.readFileSync(path.join(folder, "expected.json"), "utf8"),
  ) as Expected;
  const draft = await readSource(sourceIn(folder)).catch((error: unknown) => {
    if (refused === undefined || !isRefusal(error)) throw error;
    return (error.more.errors?.["file"] ?? error.detail)("en");
  });
  if (refused !== undefined || typeof draft === "string") return void expect(draft).toContain(refused);
  expect(draft.format).toBe(name.split("/")[0]);
  expect(outlineOf(draft)).toEqual(outline);
  if (warnings) expect(draft.warnings).toEqual(warnings.map((words) => expect.stringContaining(words) as string));
});

test("every form has its cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  for (const format of ["html", "markdown", "plain", "epub", "docx", "pdf"])
    expect(fs.readdirSync(path.join(root, format)).length).toBeGreaterThanOrEqual(8);
});
