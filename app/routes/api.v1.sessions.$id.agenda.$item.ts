/** An item of the run of show. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  PATCH: async ({ viewer, params, body }) => {
    const [who, id] = [requireScope(viewer, "write"), param(params, "id")];
    let state = { ...(await sessionState(who, id)), did: false };
    for (const asked of asksIn.changeItem(body, param(params, "item"), state.now))
      state = await command(who, id, asked);
    return shows.agenda(state);
  },
  DELETE: async ({ viewer, params }) => {
    await command(requireScope(viewer, "write"), param(params, "id"), asksIn.removeItem(param(params, "item")));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
