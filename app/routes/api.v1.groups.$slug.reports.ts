import { apiDoor, pageOf, param } from "~/doors.server";
import { isWhy } from "~/moderation/queue";
import { queueFor } from "~/moderation/queue.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const asked = url.searchParams;
    const why = asked.get("why");
    const filter = { why: isWhy(why) ? why : null, of: asked.get("of"), mine: asked.has("mine") };
    return queueFor(viewer, param(params, "slug"), pageOf(url), filter);
  },
});

export const loader = door.loader;
export const action = door.action;
