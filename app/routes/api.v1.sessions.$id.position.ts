/** Where the group is. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  GET: async ({ viewer, params }) =>
    shows.position(await sessionState(requireScope(viewer, "read"), param(params, "id"))),
  PUT: async ({ viewer, params, body }) =>
    shows.position(await command(requireScope(viewer, "write"), param(params, "id"), asksIn.move(body))),
});

export const loader = door.loader;
export const action = door.action;
