/** The discussion of a text: read in pages, oldest first, and added to. */
import { postComment } from "../comments/comments.server";
import { discussionOf } from "../comments/unread.server";
import { writingIn } from "../sessions/record.server";
import { apiDoor, json, pageOf, param, requireScope } from "../doors.server";

const door = apiDoor({
  GET: async ({ viewer, params, url }) => {
    const asked = (name: string) => url.searchParams.get(name);
    const filter = { block: asked("block"), section: asked("section"), thread: asked("thread"), kind: asked("kind") };
    // On the text as a whole: neither on a block nor on a section.
    const whole = asked("place") === "text" ? { place: "text" as const } : {};
    return discussionOf(viewer, param(params, "id"), { ...filter, ...whole }, pageOf(url));
  },

  POST: async ({ viewer, params, body }) => {
    const [who, textId] = [requireScope(viewer, "write"), param(params, "id")];
    const { comment, made } = await postComment(who, textId, body, await writingIn(who, textId));
    return json(comment, { status: made ? 201 : 200, headers: { Location: `/api/v1/comments/${comment.id}` } });
  },
});

export const loader = door.loader;
export const action = door.action;
