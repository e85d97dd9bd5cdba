import { redirect } from "@remix-run/node";
import { pageLoader, requireScope } from "~/doors.server";
import { ownSessions } from "~/sessions/own-sessions.server";

/** Short enough to be read from a wall and typed: leads to the session that runs; to the list where there are several, or none. */
export const loader = pageLoader(async ({ viewer, language }) => {
  const running = await ownSessions(requireScope(viewer, "read"), { language, limit: 2, live: true });
  const [only, another] = running;
  return redirect(only && !another ? only.url : "/s", 303);
});
