import { readNotice } from "~/comments/inbox.server";
import { apiDoor, param, requireScope } from "~/doors.server";

const door = apiDoor({
  PUT: async ({ viewer, params }) => readNotice(requireScope(viewer, "write"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
