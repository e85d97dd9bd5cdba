/** How an import that takes longer is getting on. Files and pasted texts are imported at once, so no import waits yet. */
import { apiDoor } from "../doors.server";
import { notFound } from "../refusals";

const door = apiDoor({
  GET: async () => {
    throw notFound();
  },
});

export const loader = door.loader;
export const action = door.action;
