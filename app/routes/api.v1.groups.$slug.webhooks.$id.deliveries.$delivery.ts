import { apiDoor, json, param, requireScope } from "~/doors.server";
import { sendAgain } from "~/webhooks/deliveries.server";

const door = apiDoor({
  POST: async ({ viewer, params }) => {
    const [slug, id, delivery] = [param(params, "slug"), param(params, "id"), param(params, "delivery")];
    return json(await sendAgain(requireScope(viewer, "write"), slug, id, delivery), { status: 202 });
  },
});

export const loader = door.loader;
export const action = door.action;
