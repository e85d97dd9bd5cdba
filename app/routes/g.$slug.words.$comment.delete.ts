import { removeComment } from "~/comments/comments.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Takes one's own words away, also out of a group that is closed to whoever asks. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await removeComment(viewer, param(params, "comment"));
  return `/g/${slug}/standing`;
});

export const loader = goingLoader("/g/:slug/standing");

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";
