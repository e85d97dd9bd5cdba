/** One amendment. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { answerAmendment, withdrawAmendment } from "~/sessions/amendments.server";

const door = apiDoor({
  /** `{state, answer?}` */
  PATCH: async ({ viewer, params, body }) =>
    answerAmendment(requireScope(viewer, "write"), param(params, "id"), param(params, "amendment"), body),
  /** By whoever proposed it. */
  DELETE: async ({ viewer, params }) => {
    await withdrawAmendment(requireScope(viewer, "write"), param(params, "id"), param(params, "amendment"));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
