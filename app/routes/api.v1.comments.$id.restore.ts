/** Takes back that a comment was deleted, while that is possible. */
import { restoreComment } from "../comments/comments.server";
import { apiDoor, param, requireScope } from "../doors.server";

const door = apiDoor({
  POST: async ({ viewer, params }) => restoreComment(requireScope(viewer, "write"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
