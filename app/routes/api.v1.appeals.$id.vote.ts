import { apiDoor, param, requireScope } from "~/doors.server";
import { appealFor } from "~/moderation/appeal-views.server";
import { voteOnAppeal } from "~/moderation/deciding.server";

const door = apiDoor({
  /** `{decision, reason}` */
  POST: async ({ viewer, params, body }) => {
    const [me, id] = [requireScope(viewer, "write"), param(params, "id")];
    await voteOnAppeal(me, id, body);
    return (await appealFor(me, id)).appeal;
  },
});

export const loader = door.loader;
export const action = door.action;
