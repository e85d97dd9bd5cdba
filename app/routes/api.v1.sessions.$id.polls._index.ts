/** Polls of a session. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  GET: async ({ viewer, params }) => shows.polls(await sessionState(requireScope(viewer, "read"), param(params, "id"))),
  POST: async ({ viewer, params, body }) => {
    const state = await command(requireScope(viewer, "write"), param(params, "id"), asksIn.openPoll(body));
    return json(shows.polls(state), { status: state.did ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
