/** Minutes as they are written, to take elsewhere. */
import { apiDoor, param, type Ask } from "~/doors.server";
import { notFound } from "~/refusals";
import { minutesFor } from "~/sessions/minutes.server";

const get = async ({ viewer, params }: Ask) => {
  const { state, body } = await minutesFor(viewer, param(params, "id"));
  if (state === null) throw notFound();
  return new Response(body, {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": 'attachment; filename="minutes.md"',
      "Cache-Control": "private, no-store",
    },
  });
};

/** What is not there is told as the API tells it. */
const door = apiDoor({ GET: get });

export const loader = door.loader;
