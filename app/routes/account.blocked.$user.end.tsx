import { redirect } from "@remix-run/node";
import { unblock } from "~/comments/blocking.server";
import { param } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await unblock(viewer, param(params, "user"));
  return "/account/blocked?ended";
});

export const loader = () => redirect("/account/blocked");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
