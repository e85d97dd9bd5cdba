/** The operator's tool as a process of its own, bundled once for the file that asks. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const folder = path.resolve("node_modules/.cache/lectern-tests", String(process.pid));

export type Outcome = { code: number; out: string; err: string };

/** @returns a function that runs the tool. `env` is added to the test's own, which names a database of its own. */
export async function makeTool() {
  await build({
    entryPoints: { lectern: "app/cli/lectern.ts", server: "server.ts" },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    alias: { "~": path.resolve("app"), "#db": path.resolve("db") },
    packages: "external",
    logLevel: "warning",
  });
  const root = JSON.stringify(process.cwd());
  fs.writeFileSync(
    path.join(folder, "run.mjs"),
    `import { main } from "./lectern.js"; await main(process.argv, ${root});`,
  );

  const run =
    (file: string) =>
    (args: string[], env: Record<string, string> = {}) =>
      new Promise<Outcome>((resolve) => {
        const options = {
          env: { ...process.env, NODE_ENV: "production" as const, ...env },
          encoding: "utf8" as const,
          maxBuffer: 1e8,
        };
        execFile(process.execPath, [path.join(folder, file), ...args], options, (error, out, err) => {
          resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err });
        });
      });
  return {
    lectern: run("run.mjs"),
    server: run("server.js"),
    forget: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** What it printed with `--json`: exactly one document. */
export const documentOf = ({ out }: Outcome) => JSON.parse(out) as Record<string, unknown>;
