import { param } from "~/doors.server";
import { accountRecords } from "~/moderation/account-records.server";
import { fileOf } from "~/moderation/records-file";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** A form and no link: that it was taken along stands in the log. */
export const action = goingAction(async ({ viewer, params }) =>
  fileOf(await accountRecords(viewer, param(params, "id"))),
);

export const loader = goingLoader("/operator/users/:id/records");
