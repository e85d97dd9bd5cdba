/** What a group does beforehand. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { changePrevention, preventionFor } from "~/moderation/prevention-settings.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => (await preventionFor(viewer, param(params, "slug"))).prevention,
  PATCH: async ({ viewer, params, body }) =>
    changePrevention(requireScope(viewer, "write"), param(params, "slug"), body),
});

export const loader = door.loader;
export const action = door.action;
