/** One amendment. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { answerAmendment } from "~/sessions/amendments.server";

const door = apiDoor({
  /** `{state, answer?}` */
  PATCH: async ({ viewer, params, body }) =>
    answerAmendment(requireScope(viewer, "write"), param(params, "id"), param(params, "amendment"), body),
});

export const loader = door.loader;
export const action = door.action;
