import { redirect } from "@remix-run/node";
import { removePasskey } from "~/accounts/passkeys.server";
import { requirePasskeyId } from "~/accounts/passkey";
import { goingAction } from "~/plain-doors.server";

export const action = goingAction(async ({ viewer, params }) => {
  await removePasskey(viewer, requirePasskeyId(params["id"]));
  return "/account/passkeys";
});

export const loader = () => redirect("/account/passkeys");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
