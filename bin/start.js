/**
 * `npm start`: installs and builds what is missing or stale, then is the server. Imports nothing that is not there
 * before installing, and reads on an old Node.
 */
import { requireNode } from "./node-version.js";

requireNode();

import("./start-server.js").then(
  function (it) {
    return it.startServer();
  },
  function (error) {
    console.error(error.message);
    process.exit(1);
  },
);
