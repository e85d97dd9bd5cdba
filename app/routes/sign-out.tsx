import { redirect } from "@remix-run/node";
import { signOut } from "~/accounts/users.server";
import { formAction } from "~/doors.server";

/** Ends the log-in session here and in the browser. A stranger is signed out already. */
export const action = formAction(async ({ viewer }) => {
  const forget = viewer && (await signOut(viewer));
  return redirect("/", { status: 303, headers: forget ? { "Set-Cookie": forget } : {} });
});

/** There is no page here; whoever reloads it goes to the start. */
export const loader = () => redirect("/");

export { ErrorPage as ErrorBoundary } from "~/ui/error-page";
