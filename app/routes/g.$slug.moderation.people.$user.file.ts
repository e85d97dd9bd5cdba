import { param } from "~/doors.server";
import { recordsOf } from "~/moderation/person-records.server";
import { fileOf } from "~/moderation/records-file";
import { fileAction, goingLoader } from "~/plain-doors.server";

/** A form and no link: that it was taken along stands in the log. */
export const action = fileAction(async ({ viewer, params }) =>
  fileOf(await recordsOf(viewer, param(params, "slug"), param(params, "user"))),
);

export const loader = goingLoader("/g/:slug/moderation/people/:user");
