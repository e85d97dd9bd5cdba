import { redirect } from "@remix-run/node";
import { replaceCalendarKey } from "~/accounts/calendar-keys.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer }) => {
  await replaceCalendarKey(viewer);
  return "/account/calendar?done=replaced";
});

export const loader = () => redirect("/account/calendar");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
