import { apiDoor, param } from "~/doors.server";
import { numbersCsv } from "~/moderation/numbers-file.server";
import { logScope } from "~/moderation/public-log.server";

/** The numbers as a file. */
const door = apiDoor({
  GET: async ({ viewer, params }) => numbersCsv((await logScope(viewer, param(params, "slug"))).group),
});

export const loader = door.loader;
