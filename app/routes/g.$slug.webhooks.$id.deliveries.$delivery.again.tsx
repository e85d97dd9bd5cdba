import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { sendAgain } from "~/webhooks/deliveries.server";

/** Sends a delivery once more. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await sendAgain(viewer, slug, id, param(params, "delivery"));
  return `/g/${slug}/webhooks/${id}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/webhooks/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
