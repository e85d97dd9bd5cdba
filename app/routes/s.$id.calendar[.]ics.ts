/** A session as a file that any calendar takes. */
import { apiDoor, param, type Ask } from "~/doors.server";
import { sessionFile } from "~/sessions/calendars.server";

const get = async ({ viewer, params }: Ask) => {
  const { fileName, body } = await sessionFile(viewer, param(params, "id"));
  return new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
};

/** Programs fetch it too: what is not there is told them as the API tells it. */
const door = apiDoor({ GET: get });

export const loader = door.loader;
