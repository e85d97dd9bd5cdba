/** How a group moderates. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { changeModeration, moderationFor } from "~/moderation/settings.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => moderationFor(viewer, param(params, "slug")),
  PATCH: async ({ viewer, params, body }) =>
    changeModeration(requireScope(viewer, "write"), param(params, "slug"), body),
});

export const loader = door.loader;
export const action = door.action;
