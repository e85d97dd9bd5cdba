import { param } from "~/doors.server";
import { recordsOf } from "~/moderation/person-records.server";
import { fileOf } from "~/moderation/records-file";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** A form and no link: that it was taken along stands in the log. */
export const action = goingAction(async ({ viewer, params }) =>
  fileOf(await recordsOf(viewer, param(params, "slug"), param(params, "user"))),
);

export const loader = goingLoader("/g/:slug/moderation/people/:user");
