import { leaveGroup } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Leaves, or takes back the wish to come in. What one may not see afterwards is not where one is sent. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await leaveGroup(viewer, slug);
  return "/";
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
