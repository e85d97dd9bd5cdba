/** Minutes as a page by itself, to print and to keep. */
import { apiDoor, param, type Ask } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";
import { minutesDocument } from "~/sessions/minutes-document";
import { minutesFor } from "~/sessions/minutes.server";

const get = async ({ viewer, params, url, language }: Ask) => {
  const minutes = await minutesFor(viewer, param(params, "id"));
  if (minutes.state === null) throw notFound();
  return new Response(minutesDocument(minutes, { site: settings().publicUrl ?? url.origin, language }), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Disposition": 'attachment; filename="minutes.html"',
      "Cache-Control": "private, no-store",
    },
  });
};

/** What is not there is told as the API tells it. */
const door = apiDoor({ GET: get });

export const loader = door.loader;
