import { apiDoor, param, requireScope } from "~/doors.server";
import { changeMember, removeMember } from "~/groups/memberships.server";

const done = () => new Response(null, { status: 204 });

/** `me` stands for oneself. */
const userIn = (params: Record<string, string | undefined>, me: { id: string }) => {
  const user = param(params, "user");
  return user === "me" ? me.id : user;
};

const door = apiDoor({
  /** `{role}`, or `{state: "active"}` to let somebody in. */
  PATCH: async ({ viewer, params, body }) => {
    const me = requireScope(viewer, "write");
    await changeMember(me, param(params, "slug"), userIn(params, me), body);
    return done();
  },
  /** `?links=close` withdraws the open invites with it. */
  DELETE: async ({ viewer, params, url }) => {
    const me = requireScope(viewer, "write");
    const closeLinks = url.searchParams.get("links") === "close";
    await removeMember(me, param(params, "slug"), userIn(params, me), { closeLinks });
    return done();
  },
});

export const loader = door.loader;
export const action = door.action;
