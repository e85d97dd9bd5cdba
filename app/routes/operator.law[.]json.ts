import { apiDoor } from "~/doors.server";
import { lawJson } from "~/moderation/law-list.server";

/** What was removed because the law demands it, as a file. */
const door = apiDoor({ GET: async ({ viewer }) => lawJson(viewer) });

export const loader = door.loader;
