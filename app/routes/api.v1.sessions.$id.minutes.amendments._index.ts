/** Amendments to minutes. */
import { apiDoor, json, param, requireScope } from "~/doors.server";
import { proposeAmendment } from "~/sessions/amendments.server";

const door = apiDoor({
  POST: async ({ viewer, params, body }) => {
    const { amendment, created } = await proposeAmendment(requireScope(viewer, "write"), param(params, "id"), body);
    return json(amendment, { status: created ? 201 : 200 });
  },
});

export const loader = door.loader;
export const action = door.action;
