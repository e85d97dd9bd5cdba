/** Before all stories: what is stale is built, and one server serves those that need none of their own. */
import type * as Build from "../../../bin/build.js";
import { root, startServer } from "./server";

export default async function suite() {
  const { build, isBuilt } = (await import(`${root.replace(/\/$/, "")}/bin/build.js`)) as typeof Build;
  if (!isBuilt()) {
    console.log("Building Lectern for the stories.");
    await build({ quiet: true });
  }
  const server = await startServer();
  process.env["STORY_SERVER"] = server.url;
  return () => server.remove();
}
