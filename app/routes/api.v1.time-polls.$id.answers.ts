/** When the asker could come. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { answerTimes } from "~/sessions/time-polls.server";

const door = apiDoor({
  PUT: async ({ viewer, params, body }) => answerTimes(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
