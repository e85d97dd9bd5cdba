import { param } from "~/doors.server";
import { makeOperator } from "~/operating/people.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await makeOperator(viewer, param(params, "id"));
  return "/operator/users";
});

export const loader = goingLoader("/operator/users");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
