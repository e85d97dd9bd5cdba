/** The turn that goes on. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";

const door = apiDoor({
  DELETE: async ({ viewer, params }) => {
    await command(requireScope(viewer, "write"), param(params, "id"), asksIn.endTurn(param(params, "turn")));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
