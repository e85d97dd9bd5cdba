import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { changeTimePoll } from "~/sessions/time-polls.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** It takes answers again. */
export const action = goingAction(async ({ viewer, params }) => {
  const { url } = await changeTimePoll(viewer, param(params, "poll"), { state: "open" });
  return url;
});

/** There is no page here; whoever reloads it goes to the question. */
export const loader = goingLoader("/g/:slug/sessions/times/:poll");
