import { apiDoor, json, param, requireScope } from "~/doors.server";
import { renewSecret } from "~/webhooks/webhooks.server";

const door = apiDoor({
  POST: async ({ viewer, params }) =>
    json(await renewSecret(requireScope(viewer, "write"), param(params, "slug"), param(params, "id")), { status: 201 }),
});

export const loader = door.loader;
export const action = door.action;
