/** Installs what package-lock.json lists, where that has not been done or the list has changed since. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, "node_modules", ".lectern-installed");

/** Better-sqlite3 is compiled where no prebuilt one can be had, and a compiled one fits one major version of Node. */
const wanted = () =>
  createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .update(process.versions.modules + process.platform + process.arch)
    .digest("hex");

/** @returns {Promise<void>} rejects with a sentence that says what to do */
export async function install() {
  if (isInstalled()) return;
  console.error("Installing the packages Lectern needs. This takes a minute or two, once.");
  const { code, output } = await npmCi();
  if (code !== 0) throw new Error(whyNot(output));
  if (!(await sqliteLoads())) throw new Error(compilerMissing);
  fs.writeFileSync(stampFile, wanted());
}

function isInstalled() {
  try {
    if (fs.readFileSync(stampFile, "utf8") === wanted()) return true;
  } catch {
    // Not by this file, or not whole.
  }
  return adopted();
}

/**
 * Somebody ran `npm ci` or `npm install` by hand, or what changed in the list is not what it lists: taken as it is, when it is
 * what is listed and works. To install anew takes everything away first, under whatever runs.
 */
function adopted() {
  const built = path.join(root, "node_modules", "better-sqlite3", "build", "Release", "better_sqlite3.node");
  try {
    const [listed, there] = ["package-lock.json", "node_modules/.package-lock.json"].map(
      (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8")).packages,
    );
    if (!fits(listed, there) || !fs.existsSync(built)) return false;
  } catch {
    return false;
  }
  fs.writeFileSync(stampFile, wanted());
  return true;
}

/**
 * Whether what npm has noted of a folder of packages is what is listed. What is optional may be missing: it is for other systems.
 *
 * @param {Record<string, Package>} listed `packages` of `package-lock.json`
 * @param {Record<string, Package>} there `packages` of `node_modules/.package-lock.json`
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Package
 */
export const fits = (listed, there) =>
  Object.keys(there).every((name) => name in listed) &&
  Object.entries(listed).every(([name, { version, integrity, optional, devOptional }]) => {
    const has = there[name];
    if (name === "") return true;
    return has ? has.version === version && has.integrity === integrity : Boolean(optional || devOptional);
  });

/** @returns {Promise<{ code: number, output: string }>} */
function npmCi() {
  // Under `npm start` this is the very npm that runs; otherwise the one on the path.
  const npm = process.env["npm_execpath"];
  const [command, args] = npm && npm.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  return new Promise((resolve) => {
    // The build needs the tools that npm leaves out for production.
    const env = { ...process.env, NODE_ENV: /** @type {const} */ ("development") };
    const child = spawn(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

function sqliteLoads() {
  return new Promise((resolve) => {
    const script = 'new (require("better-sqlite3"))(":memory:").close()';
    const child = spawn(process.execPath, ["-e", script], { cwd: root, stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

const compilerMissing =
  "better-sqlite3 could not be installed: no prebuilt one could be fetched, and compiling it failed.\n" +
  "It needs python3, make and a C++ compiler, then try again:\n" +
  "  Debian, Ubuntu: sudo apt-get install -y python3 make g++\n" +
  "  Fedora:         sudo dnf install -y python3 make gcc-c++\n" +
  "  Alpine:         apk add python3 make g++\n" +
  "  macOS:          xcode-select --install\n" +
  "  Windows:        winget install Microsoft.VisualStudio.2022.BuildTools (with C++)\n" +
  "Without access to nodejs.org it needs Node's headers on this machine too: npm_config_nodedir=/usr (Debian: libnode-dev).";

/** @param {string} output of npm */
function whyNot(output) {
  if (/better-sqlite3|node-gyp|gyp ERR/.test(output)) return compilerMissing;
  const lines = output.split("\n").filter((line) => /^npm (?:error|ERR!)/.test(line) && !/A complete log/.test(line));
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|network/i.test(output)) {
    return `The packages could not be fetched: npm has no connection to its registry.\n${lines.slice(0, 3).join("\n")}`;
  }
  if (/ENOSPC/.test(output)) return "The packages could not be installed: the disk is full.";
  return `The packages could not be installed. npm says:\n${lines.slice(0, 12).join("\n")}`;
}
