import { apiDoor, pageOf, param, requireScope } from "~/doors.server";
import { deliveriesOf } from "~/webhooks/deliveries.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) =>
    deliveriesOf(requireScope(viewer, "read"), param(params, "slug"), param(params, "id"), pageOf(url)),
});

export const loader = door.loader;
export const action = door.action;
