/** Whom one does not see. */
import { blocksFor } from "~/comments/blocking.server";
import { apiDoor, requireScope } from "~/doors.server";

const door = apiDoor({
  GET: async ({ viewer }) => ({ items: await blocksFor(requireScope(viewer, "read")), next: null }),
});

export const loader = door.loader;
export const action = door.action;
