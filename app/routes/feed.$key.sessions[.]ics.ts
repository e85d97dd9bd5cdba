/** The sessions of all groups of whoever gave this secret address to their calendar. */
import { pageLoader, param } from "~/doors.server";
import { feedAnswer } from "~/sessions/feed-answer.server";

export const loader = pageLoader(({ request, params }) => feedAnswer(request, param(params, "key"), null));
