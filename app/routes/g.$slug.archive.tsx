import { archiveGroup } from "~/groups/group-states.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Closes the group to every change, until it is restored. */
export const action = goingAction(async ({ viewer, params }) => {
  const { slug } = await archiveGroup(viewer, param(params, "slug"));
  return `/g/${slug}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/settings");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
