import { apiDoor, param, requireScope } from "~/doors.server";
import { appealFor } from "~/moderation/appeal-views.server";
import { answerLot } from "~/moderation/deciding.server";

const door = apiDoor({
  POST: async ({ viewer, params }) => {
    const [me, id] = [requireScope(viewer, "write"), param(params, "id")];
    await answerLot(me, id, true);
    return (await appealFor(me, id)).appeal;
  },
});

export const loader = door.loader;
export const action = door.action;
