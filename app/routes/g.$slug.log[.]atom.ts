import { apiDoor, param } from "~/doors.server";
import { logAtom } from "~/moderation/log-files.server";
import { logScope } from "~/moderation/public-log.server";

/** What moderators did, as a feed. */
const door = apiDoor({ GET: async ({ viewer, params }) => logAtom(await logScope(viewer, param(params, "slug"))) });

export const loader = door.loader;
