/** What one has waiting to be looked over, newest first. */
import { apiDoor } from "../doors.server";
import { draftsOf } from "../texts/drafts-by-program.server";

const door = apiDoor({
  GET: async ({ viewer }) => ({ items: await draftsOf(viewer), next: null }),
});

export const loader = door.loader;
export const action = door.action;
