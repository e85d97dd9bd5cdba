/** One question for a time. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { timePoll } from "~/sessions/time-poll-views.server";
import { changeTimePoll } from "~/sessions/time-polls.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => timePoll(requireScope(viewer, "read"), param(params, "id")),
  PATCH: async ({ viewer, params, body }) => changeTimePoll(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
