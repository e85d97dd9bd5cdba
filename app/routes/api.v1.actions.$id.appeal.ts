import { apiDoor, json, param, requireScope } from "~/doors.server";
import { appealByProgram } from "~/moderation/appeal-door.server";
import { appealFor, appealOf } from "~/moderation/appeal-views.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => appealOf(viewer, param(params, "id")),
  /** `{words, id?}` */
  POST: async ({ viewer, params, body }) => {
    const me = requireScope(viewer, "write");
    const { id } = await appealByProgram(me, param(params, "id"), body);
    const { appeal } = await appealFor(me, id);
    return json(appeal, { status: 201, headers: { Location: `/api/v1/appeals/${id}` } });
  },
});

export const loader = door.loader;
export const action = door.action;
