/** Anything that can be asked of a session. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";

const door = apiDoor({
  POST: async ({ viewer, params, body }) => {
    const { now, mine } = await command(requireScope(viewer, "write"), param(params, "id"), commandIn(body));
    return { now, mine };
  },
});

export const loader = door.loader;
export const action = door.action;
