/** One's own tap on a comment: put there, taken off. Twice is once. */
import { react } from "../comments/comments.server";
import { apiDoor, param, requireScope } from "../doors.server";

const door = apiDoor({
  PUT: async ({ viewer, params }) =>
    react(requireScope(viewer, "write"), param(params, "id"), param(params, "name"), true),
  DELETE: async ({ viewer, params }) =>
    react(requireScope(viewer, "write"), param(params, "id"), param(params, "name"), false),
});

export const loader = door.loader;
export const action = door.action;
