import { apiDoor, param, requireScope } from "~/doors.server";
import { changeWebhook, removeWebhook, webhookFor } from "~/webhooks/webhooks.server";

const door = apiDoor({
  GET: async ({ viewer, params }) =>
    webhookFor(requireScope(viewer, "read"), param(params, "slug"), param(params, "id")),
  /** `{url?, events?, paused?}` */
  PATCH: async ({ viewer, params, body }) =>
    changeWebhook(requireScope(viewer, "write"), param(params, "slug"), param(params, "id"), body),
  DELETE: async ({ viewer, params }) => {
    await removeWebhook(requireScope(viewer, "write"), param(params, "slug"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
