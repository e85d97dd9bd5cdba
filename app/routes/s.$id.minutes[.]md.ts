/** Minutes as they are written, to take elsewhere. */
import { pageLoader, param } from "~/doors.server";
import { notFound } from "~/refusals";
import { minutesFor } from "~/sessions/minutes.server";

export const loader = pageLoader(async ({ viewer, params }) => {
  const { state, body } = await minutesFor(viewer, param(params, "id"));
  if (state === null) throw notFound();
  return new Response(body, {
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
      "Content-Disposition": 'attachment; filename="minutes.md"',
      "Cache-Control": "private, no-store",
    },
  });
});
