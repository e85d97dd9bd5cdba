import { field, param } from "~/doors.server";
import { eitherAction, goingLoader } from "~/plain-doors.server";
import { safePath } from "~/safe-path";
import { takeBackMessage } from "~/sessions/messages.server";
import { sessionUrl } from "~/sessions/session";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** By whoever sent it. */
export const action = eitherAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await takeBackMessage(viewer, id, param(params, "message"));
  return safePath(field(form, "back"), sessionUrl(id));
});

/** There is no page here. */
export const loader = goingLoader("/s/:id");
