import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { sendTest } from "~/webhooks/deliveries.server";

/** Sends one that says only that it is a test. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await sendTest(viewer, slug, id);
  return `/g/${slug}/webhooks/${id}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/webhooks/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
