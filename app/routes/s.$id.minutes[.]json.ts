/** Minutes for programs: as they are written, and the record they were written from, part by part. */
import { apiDoor, json, param, type Ask } from "~/doors.server";
import { notFound } from "~/refusals";
import { minutesFor, recordOfMinutes } from "~/sessions/minutes.server";

const get = async ({ viewer, params }: Ask) => {
  const id = param(params, "id");
  const minutes = await minutesFor(viewer, id);
  if (minutes.state === null) throw notFound();
  const { session, state, version, at, body } = minutes;
  const written = { session, state, version, at, body };
  return json(
    { ...written, record: await recordOfMinutes(viewer, id) },
    { headers: { "Content-Disposition": 'attachment; filename="minutes.json"' } },
  );
};

/** What is not there is told as the API tells it. */
const door = apiDoor({ GET: get });

export const loader = door.loader;
