/** The reader as the build makes it, in the test's own folder, with the packages beside it. */
import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";

export async function builtReader(): Promise<string> {
  const folder = process.env["DATA_DIR"] ?? "";
  const file = path.join(folder, "reader.mjs");
  const packages = path.join(folder, "node_modules");
  if (!fs.existsSync(packages)) fs.symlinkSync(path.resolve("node_modules"), packages);
  await esbuild.build({
    entryPoints: ["app/texts/import/reader.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "~": path.resolve("app"), "#db": path.resolve("db") },
    packages: "external",
  });
  return file;
}
