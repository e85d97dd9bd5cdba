/** Whether the asker comes. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { answerInvitation, myAnswer } from "~/sessions/rsvps.server";
import { sessionPlan } from "~/sessions/sessions.server";

const door = apiDoor({
  GET: async ({ viewer, params }) => {
    const [who, id] = [requireScope(viewer, "read"), param(params, "id")];
    const { coming } = await sessionPlan(who, id);
    return { rsvp: await myAnswer(who, id), coming };
  },
  PUT: async ({ viewer, params, body }) => answerInvitation(requireScope(viewer, "write"), param(params, "id"), body),
});

export const loader = door.loader;
export const action = door.action;
