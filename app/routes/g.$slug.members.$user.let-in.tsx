import { letIn } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Lets in who asked to come in. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await letIn(viewer, slug, param(params, "user"));
  return `/g/${slug}/members`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/members");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
