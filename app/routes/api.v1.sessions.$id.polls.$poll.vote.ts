/** The asker’s vote. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  PUT: async ({ viewer, params, body }) => {
    const who = requireScope(viewer, "write");
    return shows.polls(await command(who, param(params, "id"), asksIn.vote(body, param(params, "poll"), who)));
  },
});

export const loader = door.loader;
export const action = door.action;
