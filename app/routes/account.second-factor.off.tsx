import { redirect } from "@remix-run/node";
import { dropSecondFactor } from "~/accounts/second-factors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await dropSecondFactor(viewer);
  return "/account/second-factor";
});

export const loader = () => redirect("/account/second-factor");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
