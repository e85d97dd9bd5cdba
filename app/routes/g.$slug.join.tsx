import { joinGroup } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Comes in, or asks to. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  await joinGroup(viewer, slug);
  return `/g/${slug}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
