import { apiDoor, json, param, requireScope } from "~/doors.server";
import { addWebhook, webhooksOf } from "~/webhooks/webhooks.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({
    items: await webhooksOf(requireScope(viewer, "read"), param(params, "slug")),
    next: null,
  }),
  /** `{url, events?}`; the secret stands in this answer only. */
  POST: async ({ viewer, params, body }) =>
    json(await addWebhook(requireScope(viewer, "write"), param(params, "slug"), body), { status: 201 }),
});

export const loader = door.loader;
export const action = door.action;
