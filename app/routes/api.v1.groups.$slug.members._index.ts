import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { joinGroup } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";

const door = apiDoor({
  /** `?state=pending`: who asked to come in, for hosts. */
  GET: async ({ viewer, params, url }) =>
    membersOf(
      viewer,
      param(params, "slug"),
      pageOf(url),
      url.searchParams.get("state") === "pending" ? "pending" : "active",
    ),
  POST: async ({ viewer, params }) => {
    const { state } = await joinGroup(requireScope(viewer, "write"), param(params, "slug"));
    return json({ state }, { status: state === "active" ? 201 : 202 });
  },
});

export const loader = door.loader;
export const action = door.action;
