import { redirect } from "@remix-run/node";
import { endSession } from "~/accounts/my-sessions.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await endSession(viewer, param(params, "id"));
  return "/account";
});

export const loader = () => redirect("/account");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
