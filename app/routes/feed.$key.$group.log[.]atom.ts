/** The log of one group, for the feed reader of whoever gave it this secret address. */
import { apiDoor, param } from "~/doors.server";
import { logFeed } from "~/moderation/log-feed.server";

/** Programs fetch it: what is not there is told them as the API tells it. */
const door = apiDoor({ GET: async ({ params }) => logFeed(param(params, "key"), param(params, "group")) });

export const loader = door.loader;
