/** A session as a file that any calendar takes. */
import { pageLoader, param } from "~/doors.server";
import { sessionFile } from "~/sessions/calendars.server";

export const loader = pageLoader(async ({ viewer, params }) => {
  const { fileName, body } = await sessionFile(viewer, param(params, "id"));
  return new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
});
