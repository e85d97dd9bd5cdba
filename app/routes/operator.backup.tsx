import { requireOperator } from "~/accounts/operators.server";
import { backUpNow } from "~/operating/backups.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await backUpNow(requireOperator(viewer));
  return "/operator?taken";
});

export const loader = goingLoader("/operator");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
