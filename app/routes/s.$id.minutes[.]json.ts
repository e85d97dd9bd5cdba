/** Minutes for programs: as they are written, and the record they were written from, part by part. */
import { json, pageLoader, param } from "~/doors.server";
import { notFound } from "~/refusals";
import { minutesFor, recordOfMinutes } from "~/sessions/minutes.server";

export const loader = pageLoader(async ({ viewer, params }) => {
  const id = param(params, "id");
  const minutes = await minutesFor(viewer, id);
  if (minutes.state === null) throw notFound();
  const { session, state, version, at, body } = minutes;
  const written = { session, state, version, at, body };
  return json(
    { ...written, record: await recordOfMinutes(viewer, id) },
    { headers: { "Content-Disposition": 'attachment; filename="minutes.json"' } },
  );
});
