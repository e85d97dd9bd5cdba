import { apiDoor, param, requireScope } from "~/doors.server";
import { appealFor } from "~/moderation/appeal-views.server";
import { decideAppeal } from "~/moderation/deciding.server";

const door = apiDoor({
  /** `{decision, reason}` */
  POST: async ({ viewer, params, body }) => {
    const [me, id] = [requireScope(viewer, "moderate"), param(params, "id")];
    await decideAppeal(me, id, body);
    return (await appealFor(me, id)).appeal;
  },
});

export const loader = door.loader;
export const action = door.action;
