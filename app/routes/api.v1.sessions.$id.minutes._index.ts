/** Minutes of a session. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { minutesFor, writeMinutes } from "~/sessions/minutes.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => minutesFor(requireScope(viewer, "read"), param(params, "id")),
  /** `{step, version, body?}` */
  POST: async ({ viewer, params, body }) => writeMinutes(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
