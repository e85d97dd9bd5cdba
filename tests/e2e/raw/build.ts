/** Builds the product without the walls in front of comments, with server and tool beside it, as `bin/build.js` does. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";

/** @returns the folder, to be named by `LECTERN_ROOT` */
export async function buildRaw(): Promise<string> {
  const root = process.cwd();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-raw-"));
  const cli = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  execFileSync(
    process.execPath,
    [cli, "vite:build", "--config", "tests/e2e/raw/vite.config.ts", "--logLevel", "error"],
    {
      env: { ...process.env, NODE_ENV: "production", LECTERN_RAW_OUT: path.join(folder, "build") },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: "server.ts", out: "server" },
      { in: "app/cli/lectern.ts", out: "lectern" },
      { in: "app/texts/import/reader.ts", out: "reader" },
    ],
    outdir: path.join(folder, "build"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    alias: { "~": path.join(root, "app"), "#db": path.join(root, "db") },
    packages: "external",
    logLevel: "warning",
  });
  for (const name of ["node_modules", "migrations", "sample", "package.json"])
    fs.symlinkSync(path.join(root, name), path.join(folder, name));
  return folder;
}
