import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { changeWebhook } from "~/webhooks/webhooks.server";

/** Sends nothing there for the time being. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await changeWebhook(viewer, slug, id, { paused: true });
  return `/g/${slug}/webhooks/${id}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/webhooks/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
