import { param } from "~/doors.server";
import { changeCase } from "~/moderation/casework.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** One looks into it no more. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await changeCase(viewer, id, { claim: false });
  return `/g/${slug}/moderation/${id}`;
});

export const loader = goingLoader("/g/:slug/moderation/:case");
