import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { answerAmendment } from "~/sessions/amendments.server";

/** Decides on an amendment, and says why. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  const said = { state: field(form, "state"), answer: field(form, "answer") };
  await answerAmendment(viewer, id, param(params, "amendment"), said);
  return `/s/${id}/minutes#amendments`;
});

export const loader = goingLoader("/s/:id/minutes");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
