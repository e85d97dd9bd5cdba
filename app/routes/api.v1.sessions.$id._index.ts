/** A session: its plan, what happens now, and what only the asker sees. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { cancelSession, uncancelSession } from "~/sessions/calling-off.server";
import { changeSession } from "~/sessions/planning.server";
import { sessionView } from "~/sessions/record.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => sessionView(requireScope(viewer, "read"), param(params, "id")),
  /** `{…plan, state?}` */
  PATCH: async ({ viewer, params, body: { state, ...plan } }) => {
    const [who, id] = [requireScope(viewer, "write"), param(params, "id")];
    if (state === "planned") await uncancelSession(who, id);
    if (Object.keys(plan).length > 0) await changeSession(who, id, plan);
    const asked = asksIn.state(state, (await sessionView(who, id)).now.state);
    if (asked) await command(who, id, asked);
    return sessionView(who, id);
  },
  DELETE: async ({ viewer, params, url }) => {
    const following = url.searchParams.get("following") === "true";
    await cancelSession(requireScope(viewer, "write"), param(params, "id"), { following });
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
