import { field, param } from "~/doors.server";
import { goingAction, goingLoader } from "~/plain-doors.server";
import { mailMinutes } from "~/sessions/minutes-mail.server";

/** Mails them: `to` says whether to whoever asks, or to all who were there. */
export const action = goingAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  const to = field(form, "to");
  const { mailed } = await mailMinutes(viewer, id, { to });
  return `/s/${id}/minutes?mailed=${to === "me" ? "me" : mailed}#mail`;
});

export const loader = goingLoader("/s/:id/minutes");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
