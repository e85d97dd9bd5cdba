import { apiDoor, param, requireScope } from "~/doors.server";
import { accountRecords } from "~/moderation/account-records.server";
import { fileOf } from "~/moderation/records-file";

const door = apiDoor({
  POST: async ({ viewer, params }) =>
    fileOf(await accountRecords(requireScope(viewer, "operate"), param(params, "id"))),
});

export const loader = door.loader;
export const action = door.action;
