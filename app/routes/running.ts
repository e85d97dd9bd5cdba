import { apiDoor } from "~/doors.server";
import { stripFor } from "~/sessions/strips.server";

/** What a page beside a session shows of it, asked for when one begins or is over: `?at=/t/ID` is the page. */
export const loader = apiDoor({
  GET: async ({ viewer, url }) => ({
    running: (viewer && (await stripFor(viewer, url.searchParams.get("at") ?? "/"))) ?? null,
  }),
}).loader;
