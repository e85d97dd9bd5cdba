import { redirect } from "@remix-run/node";
import { signOut } from "~/accounts/signing.server";
import { param } from "~/doors.server";
import { orLastHost } from "~/groups/last-host.server";
import { leaveGroup } from "~/groups/memberships.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/**
 * Leaves, or takes back the wish to come in. What one may not see afterwards is not where one is sent. A guest was here
 * for that group only, so the browser forgets them.
 */
export const action = goingAction(async ({ viewer, params }) => {
  const slug = param(params, "slug");
  return orLastHost(slug, async () => {
    await leaveGroup(viewer, slug);
    const forget = viewer.isGuest ? await signOut(viewer) : null;
    return forget ? redirect("/", { status: 303, headers: { "Set-Cookie": forget } }) : "/";
  });
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
