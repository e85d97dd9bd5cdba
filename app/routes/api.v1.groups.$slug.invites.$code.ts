import { apiDoor, param, requireScope } from "~/doors.server";
import { revokeInvite } from "~/groups/invite-ends.server";

const door = apiDoor({
  DELETE: async ({ viewer, params }) => {
    await revokeInvite(requireScope(viewer, "write"), param(params, "slug"), param(params, "code"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
