import { apiDoor, param, requireScope } from "~/doors.server";
import { tellOfLaw } from "~/moderation/law-records.server";
import { statementFor } from "~/moderation/statements.server";

const door = apiDoor({
  POST: async ({ viewer, params }) => {
    const [me, id] = [requireScope(viewer, "moderate"), param(params, "id")];
    await tellOfLaw(me, id);
    return statementFor(me, null, id);
  },
});

export const loader = door.loader;
export const action = door.action;
