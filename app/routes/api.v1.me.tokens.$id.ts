import { revokeToken } from "~/accounts/tokens.server";
import { apiDoor, param, requireScope } from "~/doors.server";

export const { loader, action } = apiDoor({
  DELETE: async ({ viewer, params }) => {
    await revokeToken(requireScope(viewer, "read"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});
