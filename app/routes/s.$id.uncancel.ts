import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { uncancelSession } from "~/sessions/calling-off.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Called off by mistake; `together`: with all of its series that were called off in the same moment. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const together = field(form, "together") === "true";
  const { url } = await uncancelSession(viewer, param(params, "id"), { together });
  return url;
});

/** There is no page here; whoever reloads it goes to the session. */
export const loader = goingLoader("/s/:id");
