/** One step for everybody. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  /** `{from, to?, skip?}` */
  POST: async ({ viewer, params, body }) =>
    shows.agenda(await command(requireScope(viewer, "write"), param(params, "id"), asksIn.next(body))),
});

export const loader = door.loader;
export const action = door.action;
