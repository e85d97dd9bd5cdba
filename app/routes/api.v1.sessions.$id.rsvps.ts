/** Who comes. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { rsvpsOf } from "~/sessions/rsvps.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({
    items: await rsvpsOf(requireScope(viewer, "read"), param(params, "id")),
    next: null,
  }),
});

export const loader = door.loader;
export const action = door.action;
