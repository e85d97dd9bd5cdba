import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "~/accounts/signing.server";
import { viewerOfCookie } from "~/accounts/viewer.server";

/** Ends the log-in session here and in the browser, whatever else was sent. A stranger is signed out already. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOfCookie(request.headers.get("Cookie"));
  const forget = viewer && (await signOut(viewer));
  return redirect("/", { status: 303, headers: forget ? { "Set-Cookie": forget } : {} });
}

/** There is no page here; whoever reloads it goes to the start. */
export const loader = () => redirect("/");

/** A page in name only: so a refused form is answered with the error page around it, and not with JSON. */
export default function Nothing() {
  return null;
}
