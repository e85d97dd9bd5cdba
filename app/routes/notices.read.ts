import { readAllNotices } from "~/comments/inbox.server";
import { goingLoader, quietAction } from "~/plain-doors.server";

/** Whoever asks has read all of theirs. */
export const action = quietAction(async ({ viewer }) => {
  await readAllNotices(viewer);
  return "/notices";
});

/** There is no page here. */
export const loader = goingLoader("/notices");
