import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { act } from "~/moderation/acting.server";
import { actMany } from "~/moderation/many.server";
import { actionsIn } from "~/moderation/statements.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => actionsIn(requireScope(viewer, "read"), param(params, "slug"), pageOf(url)),
  /** One action, or `{items}` of up to a hundred, answered one by one. */
  POST: async ({ viewer, params, body, language }) => {
    const [me, slug] = [requireScope(viewer, "moderate"), param(params, "slug")];
    if (body["items"] !== undefined) return { items: await actMany(me, slug, body["items"], language) };
    const { action, made } = await act(me, slug, body);
    const headers: HeadersInit = made ? { Location: `/api/v1/actions/${action.id}` } : {};
    return json(action, { status: made ? 201 : 200, headers });
  },
});

export const loader = door.loader;
export const action = door.action;
