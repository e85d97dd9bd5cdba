import { redirect } from "@remix-run/node";
import { revokeToken } from "~/accounts/tokens.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await revokeToken(viewer, param(params, "id"));
  return "/account/tokens";
});

export const loader = () => redirect("/account/tokens");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
