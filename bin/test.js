/**
 * `npm test`: the quick suite, with all its set-up. Says which other suites ran or were left out, and why. Arguments
 * go to vitest: `npm test -- tests/comments`.
 */
import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.js";
import { requireNode } from "./node-version.js";

requireNode();
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
try {
  await install();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const { DATABASE_URL: database, REDIS_URL: redis } = process.env;
const onPostgres = /^postgres(ql)?:/.test(database ?? "");
for (const [name, url, port] of /** @type {const} */ ([
  ["DATABASE_URL", onPostgres ? database : undefined, 5432],
  ["REDIS_URL", redis, 6379],
])) {
  if (!url || (await reachable(url, port))) continue;
  console.error(`${name} is set, but nothing answers there. Start it, or unset ${name} to leave its suite out.`);
  process.exit(1);
}

const status = await new Promise((resolve) => {
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/vitest/vitest.mjs"), "run", ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NODE_ENV: "test" },
    },
  );
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => resolve(code ?? 1));
});

console.log(
  [
    onPostgres ? "PostgreSQL: ran (SQLite: run again without DATABASE_URL)." : "SQLite: ran.",
    onPostgres ? "" : "PostgreSQL: skipped, since DATABASE_URL=postgres://… is not set.",
    redis ? "Redis: ran." : "Redis: skipped, since REDIS_URL=redis://… is not set.",
    "Crashes: skipped, a suite of its own: npx vitest run -c vitest.crash.config.ts.",
    "Browser: skipped, suites of their own: npx vitest run -c vitest.stories.config.ts, -c vitest.walks.config.ts (need Chromium).",
  ]
    .filter(Boolean)
    .join("\n"),
);
process.exit(Number(status));

/**
 * @param {string} url
 * @param {number} standardPort
 * @returns {Promise<boolean>}
 */
function reachable(url, standardPort) {
  if (!URL.canParse(url)) return Promise.resolve(false);
  const { hostname, port, searchParams } = new URL(url);
  // A socket in a folder (`?host=/run/…`) is not asked beforehand.
  if (searchParams.get("host")?.startsWith("/")) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port) || standardPort, hostname);
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(3000, () => answer(false));
    socket.on("connect", () => answer(true));
    socket.on("error", () => answer(false));
  });
}
