/** Whether the packages are installed anew: only where they are not those that are listed. */
import fs from "node:fs";
import { expect, test } from "vitest";
import { fits } from "../../bin/install.js";

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;
const packagesOf = (file: string) => (JSON.parse(fs.readFileSync(file, "utf8")) as { packages: Packages }).packages;

const listed: Packages = {
  "": { version: "1.0.0" },
  "node_modules/a": { version: "1.2.3", integrity: "sha512-a" },
  "node_modules/for-another-system": { version: "1.0.0", integrity: "sha512-b", optional: true },
};
const a = { version: "1.2.3", integrity: "sha512-a" };

test.each<[string, Packages, boolean]>([
  [
    "all of it",
    { "node_modules/a": a, "node_modules/for-another-system": { version: "1.0.0", integrity: "sha512-b" } },
    true,
  ],
  ["all but what is for other systems", { "node_modules/a": a }, true],
  ["another version", { "node_modules/a": { ...a, version: "1.2.4" } }, false],
  ["other bytes under that version", { "node_modules/a": { ...a, integrity: "sha512-x" } }, false],
  ["nothing", {}, false],
  ["what is listed no more", { "node_modules/a": a, "node_modules/z": a }, false],
])("%s", (_, there, is) => {
  expect(fits(listed, there)).toBe(is);
});

test("what these tests themselves run with is what is listed", () => {
  expect(fits(packagesOf("package-lock.json"), packagesOf("node_modules/.package-lock.json"))).toBe(true);
});
