import { redirect } from "@remix-run/node";
import { dropCalendarKey } from "~/accounts/calendar-keys.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await dropCalendarKey(viewer);
  return "/account/calendar?done=off";
});

export const loader = () => redirect("/account/calendar");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
