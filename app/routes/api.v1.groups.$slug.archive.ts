import { apiDoor, param, requireScope } from "~/doors.server";
import { archiveGroup, restoreGroup } from "~/groups/group-states.server";

const door = apiDoor({
  PUT: async ({ viewer, params }) => archiveGroup(requireScope(viewer, "write"), param(params, "slug")),
  DELETE: async ({ viewer, params }) => restoreGroup(requireScope(viewer, "write"), param(params, "slug")),
});

export const loader = door.loader;
export const action = door.action;
