import { apiDoor, json, param, requireScope } from "~/doors.server";
import { publishRules, rulesOf } from "~/moderation/rules.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => rulesOf(viewer, param(params, "slug")),
  PUT: async ({ viewer, params, body }) => {
    const { rules, made } = await publishRules(requireScope(viewer, "write"), param(params, "slug"), body);
    return json(rules, { status: made ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
