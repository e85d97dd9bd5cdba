import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { keepReadAsDraft } from "~/texts/edition-drafts.server";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** Opens the text as it stands, to be corrected. */
export const action = goingAction(({ viewer, params }) => keepReadAsDraft(viewer, param(params, "id")));

/** There is no page here; whoever reloads it goes where the button stands. */
export const loader = goingLoader("/t/:id/editions");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
