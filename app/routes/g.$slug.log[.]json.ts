import { apiDoor, param } from "~/doors.server";
import { logJson } from "~/moderation/log-files.server";
import { logFilter } from "~/moderation/public-log";
import { logScope } from "~/moderation/public-log.server";

/** The log for members as a file. */
const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const scope = await logScope(viewer, param(params, "slug"));
    return logJson(scope, logFilter(url.searchParams, scope.group.timeZone));
  },
});

export const loader = door.loader;
