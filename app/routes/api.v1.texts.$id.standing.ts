/** What one may do about a text just now: asked again when something of it has changed. */
import { textStanding } from "../comments/text-standing.server";
import { apiDoor, param } from "../doors.server";
import { writingIn } from "../sessions/record.server";

const door = apiDoor({
  GET: async ({ viewer, params, language }) => {
    const id = param(params, "id");
    const isInSession = async () => (await writingIn(viewer, id)).sessionId !== null;
    return textStanding(viewer, id, language, isInSession);
  },
});

export const loader = door.loader;
export const action = door.action;
