import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { fillAgenda } from "~/sessions/agenda-page.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Puts the items of a template on the agenda. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await fillAgenda(viewer, id, { template: field(form, "template"), seed: field(form, "seed") });
  return `/s/${id}/agenda`;
});

/** There is no page here; whoever reloads it goes to the agenda. */
export const loader = goingLoader("/s/:id/agenda");
