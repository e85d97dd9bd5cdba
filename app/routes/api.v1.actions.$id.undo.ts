import { apiDoor, param, requireScope } from "~/doors.server";
import { slugOfAction } from "~/moderation/statements.server";
import { undoAction } from "~/moderation/undoing.server";

const door = apiDoor({
  /** `{reason}` */
  POST: async ({ viewer, params, body }) => {
    const [me, id] = [requireScope(viewer, "moderate"), param(params, "id")];
    return undoAction(me, await slugOfAction(me, id), id, body);
  },
});

export const loader = door.loader;
export const action = door.action;
