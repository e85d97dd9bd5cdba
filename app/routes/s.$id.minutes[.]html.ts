/** Minutes as a page by itself: shown to print it, or with `?download` a file to keep. */
import { createHash } from "node:crypto";
import { apiDoor, param, type Ask } from "~/doors.server";
import { settings } from "~/env.server";
import { notFound } from "~/refusals";
import { minutesDocument, minutesStyle } from "~/sessions/minutes-document";
import { minutesFor } from "~/sessions/minutes.server";

/** Nothing but its own style: no script, nothing fetched. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(minutesStyle).digest("base64")}'`,
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const get = async ({ viewer, params, url, language }: Ask) => {
  const minutes = await minutesFor(viewer, param(params, "id"));
  if (minutes.state === null) throw notFound();
  return new Response(minutesDocument(minutes, { site: settings().publicUrl ?? url.origin, language }), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Disposition": `${url.searchParams.has("download") ? "attachment" : "inline"}; filename="minutes.html"`,
      "Content-Security-Policy": policy,
      "Cache-Control": "private, no-store",
    },
  });
};

/** What is not there is told as the API tells it. */
const door = apiDoor({ GET: get });

export const loader = door.loader;
