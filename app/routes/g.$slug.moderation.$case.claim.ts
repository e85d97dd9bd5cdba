import { param } from "~/doors.server";
import { changeCase } from "~/moderation/casework.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Others see that one looks into it. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await changeCase(viewer, id, { claim: true });
  return `/g/${slug}/moderation/${id}`;
});

export const loader = goingLoader("/g/:slug/moderation/:case");
