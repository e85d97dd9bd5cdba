import { redirect } from "@remix-run/node";
import { unlinkIdentity } from "~/accounts/identities.server";
import { field } from "~/doors.server";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, form }) => {
  await unlinkIdentity(viewer, { issuer: field(form, "issuer"), subject: field(form, "subject") });
  return "/account/provider";
});

export const loader = () => redirect("/account/provider");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
