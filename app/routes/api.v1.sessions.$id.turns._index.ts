/** Who speaks. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  GET: async ({ viewer, params }) => shows.turns(await sessionState(requireScope(viewer, "read"), param(params, "id"))),
  POST: async ({ viewer, params, body }) => {
    const [who, id] = [requireScope(viewer, "write"), param(params, "id")];
    const { now } = await sessionState(who, id);
    const state = await command(who, id, asksIn.floor(body, now));
    return json(shows.turns(state), { status: state.did ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
