import { apiDoor, json, param, requireScope } from "~/doors.server";
import { invitesOf, makeInvite } from "~/groups/invites.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({ items: await invitesOf(viewer, param(params, "slug")), next: null }),
  /** `{days?, uses?}` */
  POST: async ({ viewer, params, body }) =>
    json(await makeInvite(requireScope(viewer, "write"), param(params, "slug"), body), { status: 201 }),
});

export const loader = door.loader;
export const action = door.action;
