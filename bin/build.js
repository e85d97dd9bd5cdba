/**
 * Builds what runs: `remix vite:build` for the pages, esbuild for the server and the operator's tool, compressed
 * copies of every file browsers load. Leaves a stamp, so that the next start knows whether anything changed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, "build", "stamp");
/** What the build is made of. Directories are read whole. */
const sources = [
  "app",
  "db",
  "public",
  "server.ts",
  "vite.config.ts",
  "remix.config.js",
  "package-lock.json",
  "bin/build.js",
];
const compressible = /\.(?:js|css|svg|json|html|txt|webmanifest|map|xml)$/;

/** @returns {boolean} whether `build/` was made from the sources as they are now */
export function isBuilt() {
  try {
    return (
      fs.readFileSync(stampFile, "utf8") === hashOfSources() && fs.existsSync(path.join(root, "build", "server.js"))
    );
  } catch {
    return false;
  }
}

/**
 * @param {{ quiet?: boolean }} [options] `quiet` prints errors only, and keeps stdout empty: some output is read by programs
 * @returns {Promise<void>}
 */
export async function build({ quiet = false } = {}) {
  const stamp = hashOfSources();
  fs.rmSync(stampFile, { force: true });
  await run(
    "node_modules/@remix-run/dev/dist/cli.js",
    ["vite:build", ...(quiet ? ["--logLevel", "error"] : [])],
    quiet,
  );
  await bundle();
  await compressClient();
  fs.writeFileSync(stampFile, stamp);
}

/** Server and tool, each in one file beside the pages' build; packages stay outside. */
async function bundle() {
  const esbuild = await import("esbuild");
  const entryPoints = {
    server: "server.ts",
    lectern: "app/cli/lectern.ts",
    reader: "app/texts/import/reader.ts",
    comparer: "app/comments/comparer.ts",
    keeper: "db/keeper.ts",
    checkpointer: "db/checkpointer.ts",
  };
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.entries(entryPoints)
      .filter(([, file]) => fs.existsSync(path.join(root, file)))
      .map(([out, file]) => ({ in: file, out })),
    outdir: "build",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    alias: { "~": path.join(root, "app"), "#db": path.join(root, "db") },
    packages: "external",
    logLevel: "warning",
  });
}

async function compressClient() {
  const brotli = promisify(zlib.brotliCompress);
  const gzip = promisify(zlib.gzip);
  const folder = path.join(root, "build", "client");
  const files = filesIn(folder).filter((file) => compressible.test(file) && fs.statSync(file).size > 1024);
  await Promise.all(
    files.map(async (file) => {
      const content = fs.readFileSync(file);
      fs.writeFileSync(`${file}.br`, await brotli(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }));
      fs.writeFileSync(`${file}.gz`, await gzip(content, { level: 9 }));
    }),
  );
}

function hashOfSources() {
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "");
  for (const source of sources) {
    for (const file of filesIn(path.join(root, source)))
      hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {string} at a file or a folder; what is not there has no files
 * @returns {string[]}
 */
function filesIn(at) {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [at];
  return fs
    .readdirSync(at)
    .sort()
    .flatMap((name) => filesIn(path.join(at, name)));
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {boolean} quiet
 */
function run(file, args, quiet) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path.join(root, file), ...args], {
        cwd: root,
        stdio: ["ignore", quiet ? 2 : "inherit", "inherit"],
        env: { ...process.env, NODE_ENV: "production" },
      });
      child.on("error", reject);
      child.on("exit", (code) =>
        code === 0 ? resolve() : reject(new Error("The build failed; the lines above say where.")),
      );
    })
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
