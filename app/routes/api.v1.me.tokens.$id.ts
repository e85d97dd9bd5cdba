import { revokeToken } from "~/accounts/tokens.server";
import { apiDoor, param, requireScope } from "~/doors.server";

const door = apiDoor({
  DELETE: async ({ viewer, params }) => {
    await revokeToken(requireScope(viewer, "read"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
