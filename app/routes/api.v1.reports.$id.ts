import { apiDoor, param, requireScope } from "~/doors.server";
import { withdrawReport } from "~/moderation/reports.server";

const door = apiDoor({
  DELETE: async ({ viewer, params }) => withdrawReport(requireScope(viewer, "write"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
