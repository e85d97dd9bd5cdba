/** The rest of `npm start`, for a Node that is new enough. */
import { build, isBuilt } from "./build.js";
import { install } from "./install.js";

export async function startServer() {
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
  await import(new URL("../build/server.js", import.meta.url).href);
}
