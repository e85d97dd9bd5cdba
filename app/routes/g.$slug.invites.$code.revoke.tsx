import { revokeInvite } from "~/groups/invite-ends.server";
import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Withdraws an invite, and with it the visits of its guests where that is ticked. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await revokeInvite(viewer, slug, param(params, "code"), { endVisits: field(form, "visits") === "end" });
  return `/g/${slug}/invites`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug/invites");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
