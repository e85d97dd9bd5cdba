import { apiDoor, param } from "~/doors.server";
import { answeringAction } from "~/plain-doors.server";
import { command } from "~/sessions/commanding.server";
import { askedBy } from "~/sessions/passage-numbers.server";
import { seenIn, sessionSeen } from "~/sessions/screens.server";

/** What the pages of a session ask in the background: what stands now, also what only one sees. `?whole` with all words of the place. */
export const loader = apiDoor({
  GET: async ({ viewer, params, url }) =>
    sessionSeen(viewer, param(params, "id"), { whole: url.searchParams.has("whole") }),
}).loader;

/** A command as `/s/:id/do` takes it; answers what stands then. */
export const action = answeringAction(async ({ viewer, params, form, url }) => {
  const id = param(params, "id");
  return seenIn(await command(viewer, id, await askedBy(viewer, id, form)), url.searchParams.has("whole"));
});
