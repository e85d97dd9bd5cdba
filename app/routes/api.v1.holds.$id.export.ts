import { apiDoor, param, requireScope } from "~/doors.server";
import { holdFile } from "~/moderation/hold-file.server";

const door = apiDoor({
  POST: async ({ viewer, params }) => holdFile(requireScope(viewer, "moderate"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
