import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { uncancelSession } from "~/sessions/calling-off.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** Called off by mistake. */
export const action = goingAction(async ({ viewer, params }) => {
  const { url } = await uncancelSession(viewer, param(params, "id"));
  return url;
});

/** There is no page here; whoever reloads it goes to the session. */
export const loader = goingLoader("/s/:id");
