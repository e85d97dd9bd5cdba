/** Not to see somebody, and to see them again. They are not told. */
import { block, unblock } from "~/comments/blocking.server";
import { apiDoor, param, requireScope } from "~/doors.server";

const nothing = () => new Response(null, { status: 204 });

const door = apiDoor({
  PUT: async ({ viewer, params }) => {
    await block(requireScope(viewer, "write"), param(params, "user"));
    return nothing();
  },
  DELETE: async ({ viewer, params }) => {
    await unblock(requireScope(viewer, "write"), param(params, "user"));
    return nothing();
  },
});

export const loader = door.loader;
export const action = door.action;
