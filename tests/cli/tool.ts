/**
 * The operator's tool, bundled once for the file that asks. What it says and does is asked of a fresh copy of its module
 * in this process; what is about the process itself is asked of one.
 */
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = path.resolve("node_modules/.cache/lectern-tests", String(process.pid));

type Env = Record<string, string>;
export type Outcome = { code: number; out: string; err: string };

/** @returns functions that run the tool. `env` is added to the test's own, which names a database of its own. */
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
  const root = process.cwd();
  fs.writeFileSync(
    path.join(folder, "run.mjs"),
    `import { main } from "./lectern.js"; await main(process.argv, ${JSON.stringify(root)});`,
  );
  // Not through the test's own loader: each copy reads settings anew, as a process would.
  fs.writeFileSync(path.join(folder, "fresh.mjs"), `export const fresh = (n) => import("./lectern.js?" + n);`);
  const { fresh } = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, "fresh.mjs")).href)) as {
    fresh(n: number): Promise<{ main(argv: string[], root: string): Promise<void> }>;
  };

  let calls = 0;
  let before: Promise<unknown> = Promise.resolve();
  const here = async (args: string[], env: Env): Promise<Outcome> => {
    const outside = borrow(env);
    try {
      const { main } = await fresh(++calls);
      await main([process.execPath, "lectern", ...args], root);
    } finally {
      outside.giveBack();
    }
    return outside.outcome();
  };
  const apart =
    (file: string) =>
    (args: string[], env: Env = {}) =>
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
    /** One after another: they share what a process has once. */
    lectern: (args: string[], env: Env = {}): Promise<Outcome> => {
      const outcome = before.then(() => here(args, env));
      before = outcome.catch(() => undefined);
      return outcome;
    },
    process: apart("run.mjs"),
    server: apart("server.js"),
    forget: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a process has once, for the time of a call: environment, streams, exit code, mask. */
function borrow(env: Env) {
  const { stdout, stderr } = process;
  const kept = { env: { ...process.env }, exitCode: process.exitCode, umask: process.umask() };
  const writes = { out: stdout.write, err: stderr.write };
  const listeners = stdout.listeners("error");
  const said = { out: "", err: "" };
  Object.assign(process.env, { NODE_ENV: "production" }, env);
  process.exitCode = undefined;
  const into = (stream: keyof typeof said) =>
    ((chunk: string | Uint8Array) => {
      said[stream] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      return true;
    }) as typeof stdout.write;
  stdout.write = into("out");
  stderr.write = into("err");
  let code = 0;
  return {
    giveBack() {
      code = Number(process.exitCode ?? 0);
      process.exitCode = kept.exitCode;
      process.umask(kept.umask);
      [stdout.write, stderr.write] = [writes.out, writes.err];
      for (const one of stdout.listeners("error"))
        if (!listeners.includes(one)) stdout.off("error", one as (error: Error) => void);
      for (const name of Object.keys(process.env)) if (!(name in kept.env)) delete process.env[name];
      Object.assign(process.env, kept.env);
    },
    outcome: (): Outcome => ({ code, ...said }),
  };
}

/** What it printed with `--json`: exactly one document. */
export const documentOf = ({ out }: Outcome) => JSON.parse(out) as Record<string, unknown>;
