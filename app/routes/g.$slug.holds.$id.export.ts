import { param } from "~/doors.server";
import { holdFile } from "~/moderation/hold-file.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** A form and no link: that it was taken along stands in the log. */
export const action = goingAction(async ({ viewer, params }) => holdFile(viewer, param(params, "id")));

export const loader = goingLoader("/g/:slug/holds/:id");
