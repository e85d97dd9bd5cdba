import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { joinGroup } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";

const door = apiDoor({
  /** `?state=pending`: who asked to come in, for hosts; `?state=guests`. */
  GET: async ({ viewer, params, url }) =>
    membersOf(
      viewer,
      param(params, "slug"),
      pageOf(url),
      (["pending", "guests"] as const).find((each) => each === url.searchParams.get("state")) ?? "active",
    ),
  /** `{answer?}` */
  POST: async ({ viewer, params, body }) => {
    const { state } = await joinGroup(requireScope(viewer, "write"), param(params, "slug"), body);
    return json({ state }, { status: state === "active" ? 201 : 202 });
  },
});

export const loader = door.loader;
export const action = door.action;
