import { field, param } from "~/doors.server";
import { mintedId, mintId } from "~/mint";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { sayLine } from "~/sessions/chatting.server";
import { sessionUrl } from "~/sessions/session";

export { RefusedForm as ErrorBoundary } from "~/ui/refused-form";

/** A line such as `q+ to ask …`: `line`. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const [id, minted] = [param(params, "id"), field(form, "id")];
  await sayLine(viewer, id, field(form, "line"), mintedId.test(minted) ? minted : mintId());
  return sessionUrl(id);
});

/** There is no page here. */
export const loader = goingLoader("/s/:id");
