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
  DELETE: async ({ viewer, params }) => {
    const me = requireScope(viewer, "write");
    await removeMember(me, param(params, "slug"), userIn(params, me));
    return done();
  },
});

export const loader = door.loader;
export const action = door.action;
