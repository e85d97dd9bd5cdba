import { apiDoor, pageOf, param } from "~/doors.server";
import { groupLog } from "~/groups/group-log.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => groupLog(viewer, param(params, "slug"), pageOf(url)),
});

export const loader = door.loader;
export const action = door.action;
