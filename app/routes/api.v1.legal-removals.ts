import { apiDoor, pageOf } from "~/doors.server";
import { removedByLaw } from "~/moderation/law-list.server";

const door = apiDoor({
  /** For operators: for others there is no such address. */
  GET: async ({ viewer, url }) => removedByLaw(viewer, pageOf(url)),
});

export const loader = door.loader;
export const action = door.action;
