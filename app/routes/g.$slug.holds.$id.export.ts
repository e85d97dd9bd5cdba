import { param } from "~/doors.server";
import { holdFile } from "~/moderation/hold-file.server";
import { fileAction, goingLoader } from "~/plain-doors.server";

/** A form and no link: that it was taken along stands in the log. */
export const action = fileAction(async ({ viewer, params }) => holdFile(viewer, param(params, "id")));

export const loader = goingLoader("/g/:slug/holds/:id");
