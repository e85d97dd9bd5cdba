import { param } from "~/doors.server";
import { tellOfLaw } from "~/moderation/law-records.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** Whoever a legal removal concerns may know of it now. */
export const action = goingAction(async ({ viewer, params }) => {
  const id = param(params, "id");
  const { slug } = await tellOfLaw(viewer, id);
  return `/g/${slug}/actions/${id}`;
});

export const loader = goingLoader("/g/:slug/actions/:id");
