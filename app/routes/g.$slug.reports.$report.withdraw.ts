import { param } from "~/doors.server";
import { withdrawReport } from "~/moderation/reports.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Takes one's own report back. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await withdrawReport(viewer, param(params, "report"));
  return `/g/${slug}/standing`;
});

export const loader = goingLoader("/g/:slug/standing");

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";
