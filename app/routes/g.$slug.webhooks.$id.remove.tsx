import { param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { removeWebhook } from "~/webhooks/webhooks.server";

/** Takes a webhook away. */
export const action = goingAction(async ({ viewer, params }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  await removeWebhook(viewer, slug, id);
  return `/g/${slug}/webhooks`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/webhooks/:id");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
