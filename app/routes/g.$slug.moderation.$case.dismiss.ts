import { field, param } from "~/doors.server";
import { dismissCase } from "~/moderation/dismissing.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** No rule is broken: closed, and whoever reported is told. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  const said = { version: field(form, "version"), reason: field(form, "reason") };
  await dismissCase(viewer, slug, param(params, "case"), said);
  return `/g/${slug}/moderation?done=1`;
});

export const loader = goingLoader("/g/:slug/moderation/:case");
