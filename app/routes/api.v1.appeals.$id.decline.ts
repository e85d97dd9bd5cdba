import { apiDoor, param, requireScope } from "~/doors.server";
import { answerLot } from "~/moderation/deciding.server";

const door = apiDoor({
  /** It is theirs to read no more: 204. */
  POST: async ({ viewer, params }) => {
    const [me, id] = [requireScope(viewer, "write"), param(params, "id")];
    await answerLot(me, id, false);
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
