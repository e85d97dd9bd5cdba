/** The last steps of a review, taken back. */
import { apiDoor, param, requireScope } from "../doors.server";
import { undoByProgram } from "../texts/drafts-by-program.server";

const door = apiDoor({
  POST: async ({ viewer, params, body }) => undoByProgram(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
