/** How a group holds its sessions. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => customsFor(viewer, param(params, "slug")),
  PUT: async ({ viewer, params, body }) => changeCustoms(requireScope(viewer, "write"), param(params, "slug"), body),
});

export const loader = door.loader;
export const action = door.action;
