/** One private line to those who run a session. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { Fields } from "~/sessions/fields";
import { putAwayMessage, takeBackMessage } from "~/sessions/messages.server";

const door = apiDoor({
  /** `{done}` */
  PATCH: async ({ viewer, params, body }) => {
    const f = new Fields(body);
    const done = f.flag("done");
    f.require();
    const who = requireScope(viewer, "write");
    return putAwayMessage(who, param(params, "id"), param(params, "message"), { done });
  },
  DELETE: async ({ viewer, params }) => {
    await takeBackMessage(requireScope(viewer, "write"), param(params, "id"), param(params, "message"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
