import { endFirstSteps } from "~/operating/installation.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await endFirstSteps(viewer);
  return "/operator";
});

export const loader = goingLoader("/operator");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
