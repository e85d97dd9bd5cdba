import { readAllNotices } from "~/comments/inbox.server";
import { apiDoor, requireScope } from "~/doors.server";

const door = apiDoor({
  POST: async ({ viewer }) => {
    await readAllNotices(requireScope(viewer, "write"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
