/** One poll. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  /** `{state: "closed"}` */
  PATCH: async ({ viewer, params, body }) =>
    shows.polls(
      await command(requireScope(viewer, "write"), param(params, "id"), asksIn.closePoll(body, param(params, "poll"))),
    ),
});

export const loader = door.loader;
export const action = door.action;
