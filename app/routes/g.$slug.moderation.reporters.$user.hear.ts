import { param } from "~/doors.server";
import { hearReporter } from "~/moderation/ignoring.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Their reports are looked at again. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await hearReporter(viewer, slug, param(params, "user"));
  return `/g/${slug}/moderation`;
});

export const loader = goingLoader("/g/:slug/moderation");
