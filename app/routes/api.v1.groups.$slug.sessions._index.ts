/** Sessions of a group. */
import { apiDoor, json, pageOf, param, requireScope } from "~/doors.server";
import { Fields } from "~/sessions/fields";
import { planSession } from "~/sessions/planning.server";
import { sessionsOf } from "~/sessions/sessions.server";
import { whens } from "~/sessions/session";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const f = new Fields({ when: url.searchParams.get("when") ?? "coming" });
    const when = f.oneOf("when", whens);
    f.require();
    return sessionsOf(viewer, param(params, "slug"), { ...pageOf(url), when });
  },
  POST: async ({ viewer, params, body }) => {
    const { sessions, created } = await planSession(requireScope(viewer, "write"), param(params, "slug"), body);
    const [first] = sessions;
    return json(first, { status: created ? 201 : 200, headers: { Location: `/api/v1/sessions/${first?.id}` } });
  },
});

export const loader = door.loader;
export const action = door.action;
