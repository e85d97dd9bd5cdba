/** Who waits to speak. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  GET: async ({ viewer, params }) => shows.queue(await sessionState(requireScope(viewer, "read"), param(params, "id"))),
  POST: async ({ viewer, params, body }) => {
    const who = requireScope(viewer, "write");
    const asked = asksIn.raise(body, who);
    const state = await command(who, param(params, "id"), asked);
    const hand = state.now.queue.find(({ person }) => person.id === asked.person);
    return json(hand ?? shows.queue(state), { status: state.did && hand?.id === asked.hand ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
