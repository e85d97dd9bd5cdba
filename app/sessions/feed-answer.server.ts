/** A feed as a calendar program fetches it: again and again, so what has not changed is not sent again. */
import { feedOf } from "./calendars.server";

/** @throws Refusal as `feedOf` */
export async function feedAnswer(request: Request, key: string, groupId: string | null): Promise<Response> {
  const { body, etag } = await feedOf(key, groupId);
  const headers = {
    ETag: etag,
    // Kept by whoever asked, and by nobody on the way; always asked for again, since it may have been switched off.
    "Cache-Control": "private, no-cache",
    "X-Robots-Tag": "noindex",
  };
  const had = request.headers.get("If-None-Match") ?? "";
  if (had.split(/,\s*/).some((each) => each.replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="sessions.ics"',
    },
  });
}
