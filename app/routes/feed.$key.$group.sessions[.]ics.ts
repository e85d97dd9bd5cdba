/** The sessions of one group, for the calendar of whoever gave it this secret address. */
import { pageLoader, param } from "~/doors.server";
import { feedAnswer } from "~/sessions/feed-answer.server";

export const loader = pageLoader(({ request, params }) =>
  feedAnswer(request, param(params, "key"), param(params, "group")),
);
