/** The record of a session. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { recordFor } from "~/sessions/record.server";
import { sinceIn } from "~/sessions/api-asks";

const door = apiDoor({
  GET: async ({ viewer, params, url }) =>
    recordFor(requireScope(viewer, "read"), param(params, "id"), sinceIn(url.searchParams.get("since"))),
});

export const loader = door.loader;
export const action = door.action;
