import { apiDoor, param, requireScope } from "~/doors.server";
import { slugOfAction } from "~/moderation/statements.server";
import { liftAction } from "~/moderation/undoing.server";

const door = apiDoor({
  /** `{reason}` */
  POST: async ({ viewer, params, body }) => {
    const [me, id] = [requireScope(viewer, "moderate"), param(params, "id")];
    return liftAction(me, await slugOfAction(me, id), id, body);
  },
});

export const loader = door.loader;
export const action = door.action;
