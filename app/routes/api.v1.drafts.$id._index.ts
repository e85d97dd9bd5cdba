/** A draft of one's own: read with its content, thrown away. */
import { apiDoor, param, requireScope } from "../doors.server";
import { draftView } from "../texts/drafts-by-program.server";
import { throwDraftAway } from "../texts/reviews.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => draftView(viewer, param(params, "id")),

  DELETE: async ({ viewer, params }) => {
    await throwDraftAway(requireScope(viewer, "write"), param(params, "id"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
