import { apiDoor, param, requireScope } from "~/doors.server";
import { recordsOf } from "~/moderation/person-records.server";
import { fileOf } from "~/moderation/records-file";

const door = apiDoor({
  POST: async ({ viewer, params }) =>
    fileOf(await recordsOf(requireScope(viewer, "moderate"), param(params, "slug"), param(params, "user"))),
});

export const loader = door.loader;
export const action = door.action;
