import { undoPlacing } from "~/comments/placing-undone.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { notFound } from "~/refusals";
import { editionNumber, reportUrl } from "~/texts/edition";

/** What was hung by hand goes back; there is no page here. */
export const action = goingAction(async ({ viewer, params }) => {
  const [id, thread, number] = [param(params, "id"), param(params, "thread"), editionNumber(param(params, "number"))];
  if (number === null) throw notFound();
  await undoPlacing(viewer, id, number, thread);
  return `${reportUrl(id, number)}#thread-${thread}`;
});

export const loader = goingLoader("/t/:id/editions/:number/report");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
