import { apiDoor, json, param, requireScope } from "~/doors.server";
import { report } from "~/moderation/reports.server";

const door = apiDoor({
  /** `{id?, rule?, words?}` */
  POST: async ({ viewer, params, body }) => {
    const named = { slug: param(params, "slug"), user: param(params, "user"), name: body["about"] === "name" };
    const { report: mine, made } = await report(requireScope(viewer, "write"), named, body);
    return json(mine, { status: made ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
