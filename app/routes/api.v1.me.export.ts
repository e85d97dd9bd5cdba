import { apiDoor, requireScope } from "~/doors.server";
import { exportFor } from "~/export.server";

const door = apiDoor({
  GET: async ({ viewer }) => exportFor(requireScope(viewer, "read")),
});

export const loader = door.loader;
export const action = door.action;
