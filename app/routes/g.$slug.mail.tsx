import { field, param } from "~/doors.server";
import { chooseGroupMail } from "~/groups/mail-choices.server";
import { goingAction, goingLoader } from "~/plain-doors.server";

/** Whether the group's notices are mailed to whoever asks. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const slug = param(params, "slug");
  await chooseGroupMail(viewer, slug, field(form, "choice"));
  return `/g/${slug}`;
});

/** There is no page here; whoever reloads it goes where the form stood. */
export const loader = goingLoader("/g/:slug");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
