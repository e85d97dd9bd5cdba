import { apiDoor, param, requireScope } from "~/doors.server";
import { groupView } from "~/groups/group-views.server";
import { changeGroup, deleteGroup, groupFor } from "~/groups/groups.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => groupView((await groupFor(viewer, param(params, "slug"))).group),
  PATCH: async ({ viewer, params, body }) => changeGroup(requireScope(viewer, "write"), param(params, "slug"), body),
  // A program says which group in the address and means it; people type it once more on the page.
  DELETE: async ({ viewer, params }) => {
    const slug = param(params, "slug");
    await deleteGroup(requireScope(viewer, "write"), slug, slug);
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
