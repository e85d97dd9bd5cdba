import { redirect } from "@remix-run/node";
import { sendConfirmation } from "~/accounts/address-change.server";
import { networkOf } from "~/limits/network";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ request, viewer }) => {
  await sendConfirmation(viewer, networkOf(request));
  return "/account?done=sent";
});

export const loader = () => redirect("/account");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
