import { apiDoor, param, requireScope } from "~/doors.server";
import { revokeInvite } from "~/groups/invite-ends.server";

const door = apiDoor({
  /** `?visits=end`: the guests it let in lose access. */
  DELETE: async ({ viewer, params, url }) => {
    const endVisits = url.searchParams.get("visits") === "end";
    await revokeInvite(requireScope(viewer, "write"), param(params, "slug"), param(params, "code"), { endVisits });
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
