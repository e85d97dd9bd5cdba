/**
 * `npm run bench [NAME…]`: runs bench/*.bench.ts one after the other, each in a process of its own, on the built
 * server. A benchmark exports `default async function (): Promise<{ title, rows: Row[], notes?: string }>`
 * (`Row` of bench/support/table.ts); tables go to stdout, JSON to bench/results/. See docs/benchmarks.md.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, isBuilt } from "./build.js";
import { install } from "./install.js";
import { requireNode } from "./node-version.js";

requireNode();
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, "bench", "results");
const one = process.env["LECTERN_BENCH"];

if (one) await runOne(one);
else await runAll(process.argv.slice(2));

/** @param {string[]} names */
async function runAll(names) {
  await install();
  if (!isBuilt()) await build({ quiet: true });
  fs.mkdirSync(results, { recursive: true });
  const files = fs.readdirSync(path.join(root, "bench")).filter((file) => file.endsWith(".bench.ts"));
  const chosen = files.filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)));
  if (chosen.length === 0) {
    console.error(
      `No benchmark of that name. There are: ${files.map((file) => file.replace(".bench.ts", "")).join(", ") || "none"}`,
    );
    process.exit(2);
  }
  let failed = 0;
  for (const file of chosen) {
    fs.rmSync(resultOf(file), { force: true });
    const code = await new Promise((resolve) => {
      const child = spawn(process.execPath, ["--import", "tsx", "--expose-gc", fileURLToPath(import.meta.url)], {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        env: { ...process.env, LECTERN_BENCH: file, NODE_ENV: "production" },
      });
      child.on("exit", (exit) => resolve(exit ?? 1));
    });
    if (code !== 0) failed++;
  }
  if (chosen.length > 1) showAll(chosen);
  if (failed > 0) console.error(`${failed} of ${chosen.length} benchmarks failed.`);
  process.exit(failed > 0 ? 1 : 0);
}

/**
 * Everything once more in one table. A bar that is missed is said plainly, and is no failure: machines differ.
 *
 * @param {string[]} files
 */
function showAll(files) {
  /** @type {{ bar: string, ok: string }[]} */
  const rows = files.flatMap((file) => {
    return fs.existsSync(resultOf(file)) ? JSON.parse(fs.readFileSync(resultOf(file), "utf8")).rows : [];
  });
  const missed = rows.filter(({ ok }) => ok === "NO").map(({ bar }) => bar);
  show("All", rows, missed.length > 0 ? `Missed: ${missed.join("; ")}.` : "Every bar was reached.");
}

/** @param {string} file */
function resultOf(file) {
  return path.join(results, file.replace(".bench.ts", ".json"));
}

/**
 * @param {string} title
 * @param {{ bar: string }[]} rows
 * @param {string} notes
 */
function show(title, rows, notes) {
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rows.map(({ bar, ...rest }) => [bar, rest])));
  if (notes) console.log(notes);
}

/** @param {string} file */
async function runOne(file) {
  const began = performance.now();
  const { default: bench } = await import(pathToFileURL(path.join(root, "bench", file)).href);
  if (typeof bench !== "function") return;
  const { title = file, rows = [], notes = "" } = (await bench()) ?? {};
  show(title, rows, notes);
  const machine = {
    node: process.version,
    cpu: os.cpus()[0]?.model ?? "",
    cores: os.cpus().length,
    load: os.loadavg()[0],
    memory: os.totalmem(),
  };
  const report = {
    title,
    at: new Date().toISOString(),
    seconds: (performance.now() - began) / 1000,
    machine,
    rows,
    notes,
  };
  fs.writeFileSync(resultOf(file), `${JSON.stringify(report, null, 2)}\n`);
  process.exit(0);
}
