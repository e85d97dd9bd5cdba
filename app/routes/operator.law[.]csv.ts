import { apiDoor } from "~/doors.server";
import { lawCsv } from "~/moderation/law-list.server";

/** What was removed because the law demands it, as a file. */
const door = apiDoor({ GET: async ({ viewer }) => lawCsv(viewer) });

export const loader = door.loader;
