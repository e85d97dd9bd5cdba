import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { changeTimePoll } from "~/sessions/time-polls.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** Takes a time out: `startsAt`. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const { url } = await changeTimePoll(viewer, param(params, "poll"), { remove: [field(form, "startsAt")] });
  return `${url}#change`;
});

/** There is no page here; whoever reloads it goes to the question. */
export const loader = goingLoader("/g/:slug/sessions/times/:poll");
