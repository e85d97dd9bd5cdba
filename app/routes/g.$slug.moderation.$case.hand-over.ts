import { field, param } from "~/doors.server";
import { changeCase } from "~/moderation/casework.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** To another moderator, or to those above. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await changeCase(viewer, id, { handTo: field(form, "handTo"), version: field(form, "version") });
  return `/g/${slug}/moderation`;
});

export const loader = goingLoader("/g/:slug/moderation/:case");
