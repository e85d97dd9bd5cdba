import { field, param } from "~/doors.server";
import { eitherAction, goingLoader } from "~/plain-doors.server";
import { safePath } from "~/safe-path";
import { changeSession } from "~/sessions/planning.server";
import { sessionUrl } from "~/sessions/session";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** One more text, from where one stands: `text`, and `back`, where to go then. */
export const action = eitherAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await changeSession(viewer, id, { addTexts: [field(form, "text")] });
  return safePath(field(form, "back"), sessionUrl(id));
});

/** There is no page here; whoever reloads it goes to the session. */
export const loader = goingLoader("/s/:id");
