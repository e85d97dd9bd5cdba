/** One agenda that a group has kept. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { dropTemplate, renameTemplate } from "~/sessions/templates.server";

const door = apiDoor({
  /** `{name}` */
  PATCH: async ({ viewer, params, body }) =>
    renameTemplate(requireScope(viewer, "write"), param(params, "slug"), param(params, "id"), body),
  DELETE: async ({ viewer, params }) => {
    await dropTemplate(requireScope(viewer, "write"), param(params, "slug"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
