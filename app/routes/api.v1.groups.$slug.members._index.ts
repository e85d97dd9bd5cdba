import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { joinGroup } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";
import { heldKindOf, restrainedIn } from "~/groups/restrained.server";

const door = apiDoor({
  /** `?state=pending`: who asked to come in, for hosts; `guests`; `restrained`, `muted`, `suspended`, `banned`: for moderators. */
  GET: async ({ viewer, params, url }) => {
    const [slug, state, page] = [param(params, "slug"), url.searchParams.get("state"), pageOf(url)];
    const kind = heldKindOf(state);
    if (kind || state === "restrained") return restrainedIn(viewer, slug, page, kind);
    return membersOf(viewer, slug, page, (["pending", "guests"] as const).find((each) => each === state) ?? "active");
  },
  /** `{answer?}` */
  POST: async ({ viewer, params, body }) => {
    const { state } = await joinGroup(requireScope(viewer, "write"), param(params, "slug"), body);
    return json({ state }, { status: state === "active" ? 201 : 202 });
  },
});

export const loader = door.loader;
export const action = door.action;
