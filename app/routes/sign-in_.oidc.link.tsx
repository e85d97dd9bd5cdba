import { redirect } from "@remix-run/node";
import { linkIdentity } from "~/accounts/identities.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(({ request, viewer }) => linkIdentity(viewer, request.headers.get("Cookie")));

export const loader = () => redirect("/sign-in/oidc/new");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
