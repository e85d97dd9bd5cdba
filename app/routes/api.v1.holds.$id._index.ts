import { apiDoor, param, requireScope } from "~/doors.server";
import { holdFor } from "~/moderation/holds.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => holdFor(requireScope(viewer, "read"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
