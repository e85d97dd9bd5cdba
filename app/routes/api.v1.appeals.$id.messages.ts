import { apiDoor, param, requireScope } from "~/doors.server";
import { mintId } from "~/mint";
import { appealFor, sayInAppeal } from "~/moderation/appeal-views.server";

const door = apiDoor({
  /** `{body, id?}` */
  POST: async ({ viewer, params, body }) => {
    const [me, id] = [requireScope(viewer, "write"), param(params, "id")];
    await sayInAppeal(me, id, { ...body, id: body["id"] ?? mintId() });
    return (await appealFor(me, id)).appeal;
  },
});

export const loader = door.loader;
export const action = door.action;
