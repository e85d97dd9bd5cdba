import { apiDoor, json, param, requireScope } from "~/doors.server";
import { sendTest } from "~/webhooks/deliveries.server";

const door = apiDoor({
  POST: async ({ viewer, params }) =>
    json(await sendTest(requireScope(viewer, "write"), param(params, "slug"), param(params, "id")), { status: 202 }),
});

export const loader = door.loader;
export const action = door.action;
