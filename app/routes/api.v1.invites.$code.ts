import { apiDoor, json, param, requireScope } from "~/doors.server";
import { acceptInvite, inviteBy } from "~/groups/invites.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => inviteBy(viewer, param(params, "code")),
  POST: async ({ viewer, params }) => {
    const { slug, joined } = await acceptInvite(requireScope(viewer, "write"), param(params, "code"));
    return json({ group: slug, joined }, { status: joined ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
