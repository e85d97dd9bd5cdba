import { readNotice } from "~/comments/inbox.server";
import { param } from "~/doors.server";
import { goingLoader, quietAction } from "~/plain-doors.server";

/** Its owner has read the notice. */
export const action = quietAction(async ({ viewer, params }) => {
  await readNotice(viewer, param(params, "id"));
  return "/notices";
});

/** There is no page here. */
export const loader = goingLoader("/notices");
