import { redirect } from "@remix-run/node";
import { dropAddressChange } from "~/accounts/address-change.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await dropAddressChange(viewer);
  return "/account";
});

export const loader = () => redirect("/account");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
