import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { cancelImporting } from "~/texts/importing.server";
import { formBehind } from "~/texts/sharing";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** The reading ends, and nothing of it is kept; back to the form, which still has the address where there was one. */
export const action = goingAction(async ({ viewer, params }) => {
  const { job, group } = await cancelImporting(viewer, param(params, "id"));
  return formBehind(job, group.slug);
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/imports/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
