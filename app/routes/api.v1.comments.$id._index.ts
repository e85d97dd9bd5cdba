/** One comment: read, reworded by its author, settled when it is a question, taken away. */
import { changeOf } from "../api/query";
import { editComment, removeComment, settleQuestion } from "../comments/comments.server";
import { commentFor } from "../comments/reading.server";
import { apiDoor, param, requireScope } from "../doors.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => commentFor(viewer, param(params, "id")),

  PATCH: async ({ viewer, params, body }) => {
    const writer = requireScope(viewer, "write");
    const comment = await commentFor(writer, param(params, "id"));
    const { wording, question } = changeOf(body, comment);
    const reworded = wording ? await editComment(writer, comment.id, wording) : comment;
    return question === undefined ? reworded : settleQuestion(writer, comment.id, question);
  },

  DELETE: async ({ viewer, params }) => removeComment(requireScope(viewer, "write"), param(params, "id")),
});

export const loader = door.loader;
export const action = door.action;
