/** Minutes by mail. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { mailMinutes } from "~/sessions/minutes-mail.server";

const door = apiDoor({
  /** `{to: "me" | "attendees"}` */
  POST: async ({ viewer, params, body }) =>
    json(await mailMinutes(requireScope(viewer, "write"), param(params, "id"), body), { status: 202 }),
});

export const loader = door.loader;
export const action = door.action;
