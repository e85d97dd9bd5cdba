import { hrefOfComment } from "~/comments/comment-page.server";
import { restoreComment } from "~/comments/comments.server";
import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** Takes a deletion back. */
export const action = goingAction(async ({ viewer, params }) =>
  hrefOfComment(viewer, await restoreComment(viewer, param(params, "id"))),
);

/** There is no page here: whoever comes by a link or a log-in sees the comment. */
export const loader = goingLoader("/c/:id");
