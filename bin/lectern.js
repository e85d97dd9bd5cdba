#!/usr/bin/env node
/** The operator's tool: `npx lectern …` or `npm run lectern -- …`. Builds what is missing, saying so on stderr only. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode } from "./node-version.js";

requireNode();
const { build, isBuilt } = await import("./build.js");
const { install } = await import("./install.js");
try {
  await install();
  if (!isBuilt()) {
    console.error("Building Lectern. This takes some seconds, once for each version.");
    await build({ quiet: true });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.env["NODE_ENV"] ??= "production";
const { main } = await import(new URL("../build/lectern.js", import.meta.url).href);
await main(process.argv, path.dirname(path.dirname(fileURLToPath(import.meta.url))));
