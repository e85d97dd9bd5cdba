/** `npm run dev`: the server from its sources, with Vite beside it; pages change while one looks at them. */
import { spawn } from "node:child_process";
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
const child = spawn(process.execPath, ["--import", "tsx", "server.ts", "--dev", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development" },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
