import { apiDoor, json, param, requireScope } from "~/doors.server";
import { putHold } from "~/moderation/holds.server";

const door = apiDoor({
  /** `{reason, id?}`: keeps a case for a court or an authority. */
  POST: async ({ viewer, params, body }) => {
    const me = requireScope(viewer, "moderate");
    return json(await putHold(me, { case: param(params, "id") }, body), { status: 201 });
  },
});

export const loader = door.loader;
export const action = door.action;
