/** The sessions of all groups of whoever gave this secret address to their calendar. */
import { apiDoor, param } from "~/doors.server";
import { feedAnswer } from "~/sessions/feed-answer.server";

/** Programs fetch it: what is not there is told them as the API tells it. */
const door = apiDoor({ GET: async ({ request, params }) => feedAnswer(request, param(params, "key"), null) });

export const loader = door.loader;
