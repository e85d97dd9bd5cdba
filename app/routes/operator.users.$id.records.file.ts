import { param } from "~/doors.server";
import { accountRecords } from "~/moderation/account-records.server";
import { fileOf } from "~/moderation/records-file";
import { fileAction, goingLoader } from "~/plain-doors.server";

/** A form and no link: that it was taken along stands in the log. */
export const action = fileAction(async ({ viewer, params }) =>
  fileOf(await accountRecords(viewer, param(params, "id"))),
);

export const loader = goingLoader("/operator/users/:id/records");
