/** Every wording a comment has had, oldest first. */
import { historyOf } from "../comments/reading.server";
import { apiDoor, param } from "../doors.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({ items: await historyOf(viewer, param(params, "id")), next: null }),
});

export const loader = door.loader;
export const action = door.action;
