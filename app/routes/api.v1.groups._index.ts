import { apiDoor, json, pageOf, requireScope } from "~/doors.server";
import { groupsFor } from "~/groups/group-views.server";
import { createGroup } from "~/groups/groups.server";

const door = apiDoor({
  GET: async ({ viewer, url }) => groupsFor(viewer, pageOf(url)),
  POST: async ({ viewer, body }) => {
    const { group, created } = await createGroup(requireScope(viewer, "write"), body);
    return json(group, { status: created ? 201 : 200, headers: { Location: `/api/v1/groups/${group.slug}` } });
  },
});

export const loader = door.loader;
export const action = door.action;
