import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { withdrawAmendment } from "~/sessions/amendments.server";

/** By whoever proposed it. */
export const action = goingAction(async ({ viewer, params }) => {
  const id = param(params, "id");
  await withdrawAmendment(viewer, id, param(params, "amendment"));
  return `/s/${id}/minutes#amendments`;
});

export const loader = goingLoader("/s/:id/minutes");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
