import { field, param } from "~/doors.server";
import { ignoreReporter } from "~/moderation/ignoring.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Their reports are kept and not looked at for a while. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await ignoreReporter(viewer, slug, param(params, "user"), field(form, "days"));
  return `/g/${slug}/moderation`;
});

export const loader = goingLoader("/g/:slug/moderation");
