import { field, param } from "~/doors.server";
import { eitherAction, goingLoader } from "~/plain-doors.server";
import { safePath } from "~/safe-path";
import { sendMessage } from "~/sessions/messages.server";
import { sessionUrl } from "~/sessions/session";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** A private line to those who run the session: `id`, `body`. */
export const action = eitherAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await sendMessage(viewer, id, { id: field(form, "id"), body: field(form, "body") });
  return safePath(field(form, "back"), sessionUrl(id));
});

/** There is no page here. */
export const loader = goingLoader("/s/:id");
