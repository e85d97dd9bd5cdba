/** Steps of a review, one after the other: all of them are done, or none. */
import { apiDoor, param, requireScope } from "../doors.server";
import { correctByProgram } from "../texts/drafts-by-program.server";

const door = apiDoor({
  POST: async ({ viewer, params, body }) => correctByProgram(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
