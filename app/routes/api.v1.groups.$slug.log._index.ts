import { apiDoor, pageOf, param } from "~/doors.server";
import { canSeeLog } from "~/groups/group";
import { groupLog } from "~/groups/group-log.server";
import { groupFor } from "~/groups/groups.server";
import { publicLog } from "~/moderation/public-log.server";

/** Hosts and moderators read every use of power, unless they ask for what the others read. */
const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const slug = param(params, "slug");
    const { standing } = await groupFor(viewer, slug);
    const isPublic = url.searchParams.get("view") === "public" || !canSeeLog(standing);
    return isPublic ? publicLog(viewer, slug, url.searchParams, pageOf(url)) : groupLog(viewer, slug, pageOf(url));
  },
});

export const loader = door.loader;
export const action = door.action;
