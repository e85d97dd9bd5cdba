import { removeMember } from "~/groups/memberships.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Removes a member, or turns away who asked to come in. */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  const user = param(params, "user");
  await removeMember(viewer, slug, user);
  return user === viewer.id ? "/" : `/g/${slug}/members`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/members");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
