import { apiDoor, param } from "~/doors.server";
import { answeringAction } from "~/plain-doors.server";
import { commandIn } from "~/sessions/command-input";
import { command } from "~/sessions/commanding.server";
import { nestedFields } from "~/sessions/form-fields";
import { seenIn, sessionSeen } from "~/sessions/screens.server";

/** What the pages of a session ask in the background: what stands now, also what only one sees. `?whole` with all words of the place. */
export const loader = apiDoor({
  GET: async ({ viewer, params, url }) =>
    sessionSeen(viewer, param(params, "id"), { whole: url.searchParams.has("whole") }),
}).loader;

/** A command as `/s/:id/do` takes it; answers what stands then. */
export const action = answeringAction(async ({ viewer, params, form, url }) =>
  seenIn(await command(viewer, param(params, "id"), commandIn(nestedFields(form))), url.searchParams.has("whole")),
);
