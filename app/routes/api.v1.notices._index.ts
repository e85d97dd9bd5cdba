import { noticesFor } from "~/comments/inbox.server";
import { apiDoor, pageOf, requireScope } from "~/doors.server";

const door = apiDoor({
  GET: async ({ viewer, url }) => noticesFor(requireScope(viewer, "read"), pageOf(url)),
});

export const loader = door.loader;
export const action = door.action;
