import { apiDoor, param } from "~/doors.server";
import { statementFor } from "~/moderation/statements.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => statementFor(viewer, null, param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
