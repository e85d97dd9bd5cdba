import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { proposeAmendment } from "~/sessions/amendments.server";

/** Proposes other words. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await proposeAmendment(viewer, id, { id: field(form, "id"), body: field(form, "body") });
  return `/s/${id}/minutes#amendments`;
});

export const loader = goingLoader("/s/:id/minutes");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
