import { orLastHost } from "~/groups/last-host.server";
import { changeRole } from "~/groups/memberships.server";
import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Gives a member another role. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  return orLastHost(slug, async () => {
    await changeRole(viewer, slug, param(params, "user"), field(form, "role"));
    return `/g/${slug}/members`;
  });
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/members");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
