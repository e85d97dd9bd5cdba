import { apiDoor, param, requireScope } from "~/doors.server";
import { handOver } from "~/groups/handing-over.server";

const door = apiDoor({
  /** `{user, stays?}` */
  PUT: async ({ viewer, params, body: { user, stays } }) => {
    const to = { user: typeof user === "string" ? user : "", stays: stays === true };
    await handOver(requireScope(viewer, "write"), param(params, "slug"), to);
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
