import { apiDoor, param, requireScope } from "~/doors.server";
import { caseFor } from "~/moderation/case-views.server";
import { changeCase } from "~/moderation/casework.server";

const door = apiDoor({
  GET: async ({ viewer, params, language }) => caseFor(viewer, param(params, "id"), language),
  /** `{claim?, note?, noteId?, handTo?, version?}`. Handed up, it is theirs to see no more: 204. */
  PATCH: async ({ viewer, params, body, language }) => {
    const [me, id] = [requireScope(viewer, "moderate"), param(params, "id")];
    await changeCase(me, id, body);
    if (body["handTo"] === "hosts" || body["handTo"] === "operators") return new Response(null, { status: 204 });
    return caseFor(me, id, language);
  },
});

export const loader = door.loader;
export const action = door.action;
