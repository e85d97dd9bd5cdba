/** Agendas that a group begins with. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { keepTemplate, templatesOf } from "~/sessions/templates.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => ({ items: await templatesOf(viewer, param(params, "slug")), next: null }),
  POST: async ({ viewer, params, body }) =>
    json(await keepTemplate(requireScope(viewer, "write"), param(params, "slug"), body), { status: 201 }),
});

export const loader = door.loader;
export const action = door.action;
