import { apiDoor, param, requireScope } from "~/doors.server";
import { appealFor } from "~/moderation/appeal-views.server";
import { withdrawAppeal } from "~/moderation/appeals.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => (await appealFor(viewer, param(params, "id"))).appeal,
  /** Whoever objected takes it back. */
  DELETE: async ({ viewer, params }) => {
    const [me, id] = [requireScope(viewer, "write"), param(params, "id")];
    await withdrawAppeal(me, id);
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
