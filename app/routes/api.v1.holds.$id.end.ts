import { apiDoor, param, requireScope } from "~/doors.server";
import { endHold } from "~/moderation/holds.server";

const door = apiDoor({
  /** `{reason}` */
  POST: async ({ viewer, params, body }) => endHold(requireScope(viewer, "moderate"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
