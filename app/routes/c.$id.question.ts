import { hrefOfComment } from "~/comments/comment-page.server";
import { settleQuestion } from "~/comments/comments.server";
import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Says of a question that it is open, answered or parked: `state`. */
export const action = goingAction(async ({ viewer, params, form }) =>
  hrefOfComment(viewer, await settleQuestion(viewer, param(params, "id"), field(form, "state"))),
);

/** There is no page here: whoever comes by a link or a log-in sees the question. */
export const loader = goingLoader("/c/:id");
