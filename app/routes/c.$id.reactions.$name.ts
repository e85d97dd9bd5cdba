import { hrefOfComment } from "~/comments/comment-page.server";
import { react } from "~/comments/comments.server";
import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";

/** A tap on a comment, or taken off it: `on` is 1 or 0. */
export const action = goingAction(async ({ viewer, params, form }) =>
  hrefOfComment(viewer, await react(viewer, param(params, "id"), param(params, "name"), field(form, "on") !== "0")),
);

/** There is no page here: whoever comes by a link or a log-in sees the comment. */
export const loader = goingLoader("/c/:id");
