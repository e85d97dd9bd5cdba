/** The sessions of one group, for the calendar of whoever gave it this secret address. */
import { apiDoor, param } from "~/doors.server";
import { feedAnswer } from "~/sessions/feed-answer.server";

/** Programs fetch it: what is not there is told them as the API tells it. */
const door = apiDoor({
  GET: async ({ request, params }) => feedAnswer(request, param(params, "key"), param(params, "group")),
});

export const loader = door.loader;
